import type { DateCivile } from './dates-civiles.js';
import type { Situation } from './donnees-des-faits.js';
import type { Fait } from './fait.js';

type Statut = Fait<'statut.change'>;

/** E3. A maximal run of days with a situation other than `inscrit`: [debut, fin[, fin null when it goes on. */
export interface Absence {
  debut: DateCivile;
  fin: DateCivile | null;
  /** The statut that began it. */
  statut: Statut;
}

/** C2. The situation of a demandeur through time. */
export class Situations {
  /** Every statut, by date of effect then number. */
  readonly statuts: readonly Statut[];
  /** Of each day that has some, the statut with the greatest number: it holds until the next one. */
  readonly retenus: readonly Statut[];
  /** E3. In order of time. */
  readonly absences: readonly Absence[];

  constructor(statuts: Statut[]) {
    this.statuts = statuts.sort(parDatePuisNumero);
    this.retenus = this.statuts.filter((statut, rang) => !memeJour(statut, this.statuts[rang + 1]));
    this.absences = absencesDe(this.retenus);
  }

  /** C2. The statut in force on a day; undefined when none is known yet, which means `inscrit`. */
  statutAu(date: DateCivile): Statut | undefined {
    return this.retenus.findLast((statut) => statut.data.dateEffet <= date);
  }

  /** C2. */
  au(date: DateCivile): Situation {
    return this.statutAu(date)?.data.situation ?? 'inscrit';
  }

  /** E3. The run of days not `inscrit` that a day belongs to. */
  absenceAu(date: DateCivile): Absence | undefined {
    return this.absences.find(({ debut, fin }) => debut <= date && (fin === null || date < fin));
  }
}

function parDatePuisNumero(un: Statut, autre: Statut): number {
  if (un.data.dateEffet !== autre.data.dateEffet) return un.data.dateEffet < autre.data.dateEffet ? -1 : 1;
  return un.data.statut - autre.data.statut;
}

function memeJour(statut: Statut, suivant: Statut | undefined): boolean {
  return suivant !== undefined && suivant.data.dateEffet === statut.data.dateEffet;
}

function absencesDe(retenus: readonly Statut[]): Absence[] {
  const absences: Absence[] = [];
  let enCours: Absence | undefined;
  for (const statut of retenus) {
    if (statut.data.situation === 'inscrit') {
      if (enCours !== undefined) enCours.fin = statut.data.dateEffet;
      enCours = undefined;
    } else if (enCours === undefined) {
      enCours = { debut: statut.data.dateEffet, fin: null, statut };
      absences.push(enCours);
    }
  }
  return absences;
}
