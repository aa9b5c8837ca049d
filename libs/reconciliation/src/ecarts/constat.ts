import type { Ecart, Vue } from './ecart.js';
import type { Partenaire } from '#annexe7';

/** A difference as the comparison found it, explained and owned: what the ledger is given. */
export type Constat = Pick<
  Ecart,
  | 'demandeur'
  | 'cle'
  | 'type'
  | 'cotraitance'
  | 'nature'
  | 'nous'
  | 'eux'
  | 'cause'
  | 'detail'
  | 'proprietaire'
>;

/** Which part of the ledger is written, by which synchronisation. */
export interface Registre {
  partenaire: Partenaire;
  vue: Vue;
  synchronisation: string;
}

/** Écarts touched, by what became of them. */
export interface ComptesDuRegistre {
  ouverts: number;
  rouverts: number;
  changes: number;
  inchanges: number;
  clos: number;
}
