import type { Partenaire, TypeFait } from '#annexe7';

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
  /** The version that this one corrects after an `obsolete` (X6). */
  corrige: string | null;
}

/** A lot in hand for one partner: the same id, so the same idempotency key, until it is answered (X4.2). */
export interface EnvoiPris {
  id: string;
  partenaire: Partenaire;
  jeton: number;
  messages: MessageSortant[];
}

/** Sequences are ten digits on the wire (X1). */
export function sequenceSurLeFil(sequence: number): string {
  return String(sequence).padStart(10, '0');
}
