import type { DateCivile } from '#annexe7';

/** A population: everything that its people live follows from this. Both partners are given the same. */
export interface Population {
  graine: string;
  /** People affected during the history, index 0 to effectif − 1. Those who arrive later go on from there. */
  effectif: number;
  /** First day of the history. */
  debut: DateCivile;
  /** First day that will be lived day by day. */
  aujourdhui: DateCivile;
}
