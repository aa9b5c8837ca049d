import type { Partenaire, TypeFait } from '#annexe7';
import type { TrancheTenue } from '../tranches/tenir-le-bail.js';

/** A version on its way to a partner, as the outbox holds it (H4). */
export interface MessageSortant {
  id: string;
  partenaire: Partenaire;
  type: TypeFait;
  cle: string;
  sequence: number;
  demandeur: string;
  cotraitance: string | null;
  data: Record<string, unknown>;
  cree_le: Date;
  correlation: string | null;
  /**
   * The version that this one corrects was `obsolete` and left to it, and the partner had said which sequence it holds
   * (X6). The night also corrects a version that was given up for that: its correction is a new beginning.
   */
  depasse_une_sequence_dite: boolean;
}

export const COLONNES_DU_MESSAGE = `m.id, m.partenaire, m.type, m.cle, m.sequence, m.demandeur, m.cotraitance, m.data, m.cree_le, m.correlation,
  m.corrige IS NOT NULL AND EXISTS (SELECT FROM messages_sortants o WHERE o.id = m.corrige AND o.code = 'OBSOLETE' AND o.issue = 'remplace')
    AS depasse_une_sequence_dite`;

interface PriseDeVoie extends TrancheTenue {
  partenaire: Partenaire;
}

/** A lot in hand for one partner: the id is its idempotency key (X4.2). */
export interface EnvoiPris extends PriseDeVoie {
  nature: 'dire';
  id: string;
  messages: MessageSortant[];
}

/** Versions whose outcome is unknown: the partner is asked before they leave again (X4.4). */
export interface ReglementPris extends PriseDeVoie {
  nature: 'regler';
  messages: MessageSortant[];
}

/** A paused partner whose probe is due: a question that it can only answer when it is back. */
export interface SondePrise extends PriseDeVoie {
  nature: 'sonder';
  messages: string[];
}

export type TravailDeVoie = EnvoiPris | ReglementPris | SondePrise;

/** The last number that ten digits can say (X1): nothing can be told above it. */
export const SEQUENCE_MAXIMALE = 9_999_999_999;

/** Sequences are ten digits on the wire (X1). */
export function sequenceSurLeFil(sequence: number): string {
  return String(sequence).padStart(10, '0');
}
