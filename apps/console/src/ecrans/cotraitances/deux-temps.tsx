import { useEffect, useId, useState } from 'react';
import type { FriseDecrite } from '../../api/contrat.js';
import { direInstant, direJour, jourDecale } from '../../mots/dates.js';
import { etendueDe, joursEntre } from './etendue.js';

/** Milliseconds without a gesture before what was chosen is asked for: each reading is written in the journal. */
const REPOS_MS = 350;

export interface Temps {
  au?: string;
  connuLe?: string;
}

/** The two times of X5.1: the day looked at, and what had been applied by then. */
export function DeuxTemps({
  lue,
  temps,
  changer,
}: {
  lue: FriseDecrite;
  temps: Temps;
  /** Of these members alone: the other time may have moved meanwhile. */
  changer: (changes: Temps) => void;
}) {
  const { aujourdhui, instants } = lue;
  const jour = temps.au ?? aujourdhui;
  const etendue = etendueDe(lue.frise ?? { etats: [] }, [jour, aujourdhui]);
  const rang = rangDe(instants, temps.connuLe);
  return (
    <div className="deux-temps">
      <Curseur
        nom="Jour regardé"
        max={joursEntre(etendue.du, etendue.au)}
        valeur={joursEntre(etendue.du, jour)}
        dire={(jours) => direJour(jourDecale(etendue.du, jours))}
        choisir={(jours) => changer({ au: jourDecale(etendue.du, jours) })}
      >
        <JourExact jour={jour} choisir={(au) => changer({ au })} />
        {temps.au !== undefined && temps.au !== aujourdhui && (
          <button type="button" className="bouton bouton-second" onClick={() => changer({ au: undefined })}>
            Aujourd’hui
          </button>
        )}
      </Curseur>
      <Curseur
        nom="Ce qui était connu"
        max={instants.length}
        valeur={rang}
        dire={(n) => {
          const instant = instants[n];
          return instant === undefined ? 'tout ce qui est connu' : `le ${direInstant(instant.connuLe)}`;
        }}
        choisir={(n) => changer({ connuLe: instants[n]?.connuLe })}
      >
        {temps.connuLe !== undefined && (
          <button
            type="button"
            className="bouton bouton-second"
            onClick={() => changer({ connuLe: undefined })}
          >
            Tout ce qui est connu
          </button>
        )}
      </Curseur>
    </div>
  );
}

/** The last instant that is not after the one asked; the place after them all when none is. */
function rangDe(instants: FriseDecrite['instants'], connuLe: string | undefined): number {
  if (connuLe === undefined) return instants.length;
  const demande = Date.parse(connuLe);
  return Math.max(
    0,
    instants.findLastIndex((instant) => Date.parse(instant.connuLe) <= demande),
  );
}

/** A choice on a line: arrows move it by one, the page keys by more; it is asked for once the gesture is over. */
function Curseur({
  nom,
  max,
  valeur,
  dire,
  choisir,
  children,
}: {
  nom: string;
  max: number;
  valeur: number;
  dire: (valeur: number) => string;
  choisir: (valeur: number) => void;
  children?: React.ReactNode;
}) {
  const id = useId();
  const [montree, setMontree] = useState<number | null>(null);
  useEffect(() => setMontree(null), [valeur]);
  useEffect(() => {
    if (montree === null || montree === valeur) return undefined;
    const attente = setTimeout(() => choisir(montree), REPOS_MS);
    return () => clearTimeout(attente);
  }, [montree, valeur]);
  const presente = Math.min(max, montree ?? valeur);
  return (
    <div className="curseur">
      <div className="curseur-tete">
        <label htmlFor={id}>{nom}</label>
        <output htmlFor={id}>{dire(presente)}</output>
      </div>
      <input
        id={id}
        type="range"
        min={0}
        max={max}
        step={1}
        value={presente}
        aria-valuetext={dire(presente)}
        onChange={({ target }) => setMontree(Number(target.value))}
      />
      <div className="actions">{children}</div>
    </div>
  );
}

/** The same day, typed. */
function JourExact({ jour, choisir }: { jour: string; choisir: (jour: string) => void }) {
  const id = useId();
  const [saisi, setSaisi] = useState(jour);
  useEffect(() => setSaisi(jour), [jour]);
  return (
    <form
      className="jour-exact"
      onSubmit={(evenement) => {
        evenement.preventDefault();
        if (saisi !== '') choisir(saisi);
      }}
    >
      <label htmlFor={id} className="hors-ecran">
        Jour exact
      </label>
      <input
        id={id}
        type="date"
        value={saisi}
        min="1990-01-01"
        max="2099-12-31"
        onChange={({ target }) => setSaisi(target.value)}
      />
      <button type="submit" className="bouton bouton-second">
        Voir ce jour
      </button>
    </form>
  );
}
