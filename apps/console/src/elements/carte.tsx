import { useEffect, useId, useRef, type ReactNode } from 'react';

/** A part of a screen, named: a region that a reader can jump to. */
export function Carte({
  titre,
  actions,
  large = false,
  arrivee = false,
  children,
}: {
  titre: string;
  actions?: ReactNode;
  large?: boolean;
  /** It answers what somebody has just done: its heading takes the focus when it comes. */
  arrivee?: boolean;
  children: ReactNode;
}) {
  const id = useId();
  const rang = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (arrivee) rang.current?.focus();
  }, [arrivee]);
  return (
    <section className={large ? 'carte carte-large' : 'carte'} aria-labelledby={id}>
      <div className="carte-tete">
        <h2 id={id} ref={rang} {...(arrivee ? { tabIndex: -1 } : {})}>
          {titre}
        </h2>
        {actions}
      </div>
      {children}
    </section>
  );
}

/** Named values, one under the other. */
export function Fiche({ lignes }: { lignes: readonly (readonly [nom: string, valeur: ReactNode])[] }) {
  return (
    <dl className="fiche">
      {lignes.map(([nom, valeur]) => (
        <div key={nom}>
          <dt>{nom}</dt>
          <dd>{valeur}</dd>
        </div>
      ))}
    </dl>
  );
}

/** How much of a whole, in words as well. */
export function Jauge({
  nom,
  fait,
  total,
  texte,
}: {
  nom: string;
  fait: number;
  total: number;
  texte: string;
}) {
  return (
    <div className="jauge">
      <span className="jauge-nom">{nom}</span>
      <progress value={Math.min(fait, total)} max={Math.max(1, total)} aria-label={`${nom} : ${texte}`} />
      <span className="jauge-texte">{texte}</span>
    </div>
  );
}
