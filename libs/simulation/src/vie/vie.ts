import type { DateCivile } from '#annexe7';
import type { Dits } from '../magasin/dits.js';
import type { AEnoncer, Enonces } from '../magasin/enonces.js';
import type { Suivis } from '../magasin/suivis.js';

/** One statement of a planned life. */
export interface Geste extends AEnoncer {
  /** Names an earlier statement of which this is the next version: its data are taken over, then changed. */
  corrige?: string;
}

/** What a life may look at while it is lived: what the partner has stated, and what it was told. */
export interface Memoire {
  enonces: Enonces;
  dits: Dits;
  suivis: Suivis;
}

/** The life of a partner's population. Pure for a given seed, but for what depends on what it was told. */
export interface Vie {
  /** Everything stated before a day, oldest first. */
  histoire(avant: DateCivile): Iterable<Geste>;
  /** What is stated on a day, in its order. Called once per day, days in a row, inside the transaction of the day. */
  jour(jour: DateCivile, memoire: Memoire): Iterable<Geste>;
}

/** A partner without population: it states only what it is asked to. */
export const SANS_VIE: Vie = { histoire: () => [], jour: () => [] };
