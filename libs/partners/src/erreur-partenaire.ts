import type { Partenaire } from '#annexe7';
import type { CauseEchec } from './causes.js';
import { libelleCause } from './causes.js';

/**
 * What a failed reading asks of its caller:
 * `transitoire` — come back later; `acces` — the partner does not take our identity, a person must look;
 * `reponse_invalide` — it answered, but not what the contract says (never used as proof of anything);
 * `refus` — it refuses this request for good (4xx).
 */
export type ClasseErreur = 'transitoire' | 'acces' | 'reponse_invalide' | 'refus';

export interface DetailErreur {
  partenaire: Partenaire;
  classe: ClasseErreur;
  cause: CauseEchec;
  /** What was asked, without any value: `lire les changements`. */
  operation: string;
  statut?: number;
  /** Milliseconds asked by `Retry-After`, capped. */
  reessayerApresMs?: number;
  /** What the reader found wrong, in French, naming members and positions, never values. */
  precision?: string;
}

/**
 * Technical failure of a call to a partner. The message names the partner, the operation and the cause; it never
 * carries a body, a numéro DE, a secret nor the original error (whose text could quote the body).
 */
export class ErreurPartenaire extends Error {
  readonly partenaire: Partenaire;
  readonly classe: ClasseErreur;
  readonly motif: CauseEchec;
  readonly statut: number | undefined;
  readonly reessayerApresMs: number | undefined;

  constructor(detail: DetailErreur) {
    const precision = detail.precision === undefined ? '' : ` (${detail.precision})`;
    super(`Partenaire ${detail.partenaire}, ${detail.operation} : ${libelleCause(detail.cause)}${precision}`);
    this.name = 'ErreurPartenaire';
    this.partenaire = detail.partenaire;
    this.classe = detail.classe;
    this.motif = detail.cause;
    this.statut = detail.statut;
    this.reessayerApresMs = detail.reessayerApresMs;
  }
}
