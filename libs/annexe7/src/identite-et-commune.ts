import type { DateCivile } from './dates-civiles.js';
import type { Fait } from './fait.js';

type Modification = Fait<'demandeur.modifie'>;

/** C4. What the `demandeur.modifie` say of a demandeur: who, and where through time. */
export class Modifications {
  /** Every modification, by date of effect then number. */
  readonly toutes: readonly Modification[];
  /** Of each day that has some, the one with the greatest number: its commune holds until the next one. */
  readonly retenues: readonly Modification[];
  /** The birth date corrected by the greatest modification that carries an identity, if one does. */
  readonly naissance: { date: DateCivile; message: string } | null;

  constructor(modifications: Modification[]) {
    this.toutes = modifications.sort(parDatePuisNumero);
    this.retenues = this.toutes.filter(
      ({ data }, rang) => data.dateEffet !== this.toutes[rang + 1]?.data.dateEffet,
    );
    this.naissance = naissanceCorrigee(modifications);
  }
}

function parDatePuisNumero(une: Modification, autre: Modification): number {
  if (une.data.dateEffet !== autre.data.dateEffet) return une.data.dateEffet < autre.data.dateEffet ? -1 : 1;
  return une.data.modification - autre.data.modification;
}

function naissanceCorrigee(modifications: Modification[]): Modifications['naissance'] {
  let naissance: Modifications['naissance'] = null;
  let numero = 0;
  for (const { data, message } of modifications) {
    if (data.identite === undefined || data.modification < numero) continue;
    numero = data.modification;
    naissance = { date: data.identite.dateNaissance, message };
  }
  return naissance;
}
