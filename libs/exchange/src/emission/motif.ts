import { type CauseEchec, libelleCause } from '#partners';
import { type Echec, TABLE_DES_ECHECS } from '../echecs/table-des-echecs.js';

/** Why an outgoing message has the fate it has: a row of the table of failures as a code, and a French clause. */
export interface Motif {
  code: string;
  detail: string | null;
}

export function motifDe(echec: Echec, cause?: CauseEchec): Motif {
  return { code: echec.toUpperCase(), detail: cause === undefined ? null : libelleCause(cause) };
}

/** Codes of the failures that count an attempt; those of a worker's death count it whatever the partner does. */
export const CODES_QUI_COMPTENT = Object.entries(TABLE_DES_ECHECS)
  .filter(([, { compteTentative }]) => compteTentative)
  .map(([echec]) => echec.toUpperCase());
export const CODES_DE_POISON = Object.entries(TABLE_DES_ECHECS)
  .filter(([, { classe }]) => classe === 'poison')
  .map(([echec]) => echec.toUpperCase());
