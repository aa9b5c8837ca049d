import type { LigneDecrite } from '../../api/contrat.js';

export interface TotalDePorte {
  cle: string;
  partenaire: string;
  sens: 'entrant' | 'sortant';
  porte: number;
  somme: number;
  difference: number;
  ouverts: number;
  /** Seconds; null: nothing is open. */
  plusAncienS: number | null;
}

/** The counts of a day by partner and direction (X6.1): a difference of one type is never hidden by another's. */
export function totaliser(lignes: readonly LigneDecrite[]): TotalDePorte[] {
  const totaux = new Map<string, TotalDePorte>();
  for (const { partenaire, sens, porte, somme, difference, ouverts } of lignes) {
    const cle = `${partenaire}/${sens}`;
    const total = totaux.get(cle) ?? {
      cle,
      partenaire,
      sens,
      porte: 0,
      somme: 0,
      difference: 0,
      ouverts: 0,
      plusAncienS: null,
    };
    total.porte += porte;
    total.somme += somme;
    total.difference += Math.abs(difference);
    total.ouverts += ouverts.nombre;
    if (ouverts.ageS !== null) total.plusAncienS = Math.max(total.plusAncienS ?? 0, ouverts.ageS);
    totaux.set(cle, total);
  }
  return [...totaux.values()];
}
