const NATURES: Readonly<Record<string, string>> = {
  arrive: 'Octets reçus',
  decide: 'Décidé de le dire',
  porte: 'Verdict de la porte',
  sort: 'Sort',
  envoi: 'Envoyé',
  reponse: 'Réponse',
  emission: 'A fait dire',
  rejeu: 'Rejeu',
  correction: 'Corrigé',
  tentative: 'Nouvelle tentative',
};

/** What the database notes when nothing more is to be said. */
const ORDINAIRES = new Set(['application', 'emission']);

/** The code of a change of fate; null when it says nothing. */
export function codeDit(code: string | null): string | null {
  return code !== null && ORDINAIRES.has(code) ? null : code;
}

/** What happened to a message, as people read it. */
export function direEtape(nature: string): string {
  return NATURES[nature] ?? nature;
}
