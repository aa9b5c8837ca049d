const TRACES = {
  aujourdhui: 'M4 5h16v15H4zM4 10h16M8 3v4M16 3v4',
  cotraitances: 'M4 6h7v12H4zM13 6h7v12h-7zM11 12h2',
  messages: 'M3 6h18v12H3zM3 7l9 7 9-7',
  precedent: 'M6 15l6-6 6 6',
  suivant: 'M6 9l6 6 6-6',
  echecs: 'M12 4 2.8 20h18.4zM12 10v4M12 17v.2',
  rejeux: 'M4 12a8 8 0 1 0 2.5-5.8M4 4v4h4',
  ecarts: 'M4 7h9M4 12h5M4 17h9M17 5v14M20 8l-3-3-3 3M14 16l3 3 3-3',
  audit: 'M6 3h9l4 4v14H6zM15 3v4h4M9 12h7M9 16h7',
  exports: 'M12 4v11M7.5 10.5 12 15l4.5-4.5M5 19h14',
  nuits: 'M20 14.5A8.5 8.5 0 0 1 9.5 4 8.5 8.5 0 1 0 20 14.5z',
  bien: 'M5 12.5l4.5 4.5L19 7.5',
  attention: 'M12 5v9M12 18v.2',
  alerte: 'M12 4 2.8 20h18.4zM12 10v4M12 17v.2',
  pause: 'M9 6v12M15 6v12',
  attente: 'M12 7v5l3 2M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18z',
  rien: 'M6 12h12',
  menu: 'M4 7h16M4 12h16M4 17h16',
  fermer: 'M6 6l12 12M18 6 6 18',
  suite: 'M9 6l6 6-6 6',
  retour: 'M15 6l-6 6 6 6',
  partenaires: 'M4 9h13l-3-3M20 15H7l3 3',
  cadenas: 'M6 11h12v9H6zM9 11V8a3 3 0 0 1 6 0v3',
} as const;

export type NomDIcone = keyof typeof TRACES;

/** A drawing beside words: it says nothing by itself. */
export function Icone({ nom }: { nom: NomDIcone }) {
  return (
    <svg className="icone" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <path d={TRACES[nom]} />
    </svg>
  );
}
