import type { CompteDEcarts } from '#reconciliation';
import { direCause, direNature } from './phrases.js';

export interface GroupeDEcarts extends Omit<CompteDEcarts, 'plusAncien'> {
  /** Start of the oldest opening. */
  depuis: Date;
  phrase: string;
}

/** A group with what it is, in French. */
export function montrerGroupe({ plusAncien, ...groupe }: CompteDEcarts): GroupeDEcarts {
  return {
    ...groupe,
    depuis: plusAncien,
    phrase: `${direNature(groupe)} ${direCause({ ...groupe, detail: null })}`,
  };
}
