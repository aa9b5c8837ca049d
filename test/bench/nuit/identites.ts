/** Who somebody of the population is, or the person that he is modelled on. */
export interface Identite {
  demandeur: string;
  cotraitance: string;
}

/** Identity of the demandeur of this rank, as `Personne` of the rigs gives it. */
export function identiteDuRang(rang: number): Identite {
  return {
    demandeur: `${1_000_000 + rang}${'ABCDEFGHJK'[rang % 10] ?? ''}`,
    cotraitance: `CT-2010-${String(rang).padStart(6, '0')}`,
  };
}

/** The same in SQL, for a column or expression that gives the rank. */
export const IDENTITE_EN_SQL = {
  demandeur: (rang: string): string =>
    `(1000000 + ${rang})::text || substr('ABCDEFGHJK', ${rang} % 10 + 1, 1)`,
  cotraitance: (rang: string): string => `'CT-2010-' || lpad((${rang})::text, 6, '0')`,
};

export function rangDe(demandeur: string): number {
  return Number(demandeur.slice(0, 7)) - 1_000_000;
}

/** What was said of one, said of another: their numbers stand nowhere else in a text, and have the same length. */
export function substituer(texte: string, modele: Identite, personne: Identite): string {
  return texte
    .replaceAll(modele.demandeur, personne.demandeur)
    .replaceAll(modele.cotraitance, personne.cotraitance);
}
