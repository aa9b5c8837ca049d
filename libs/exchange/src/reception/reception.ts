import type { Partenaire, TypeFait } from '#annexe7';
import type { Verdict } from '#contract';

/**
 * Where a reception came from: a webhook, a page of the partner's change feed (X4.1), or what it states, asked for because
 * it had never arrived (X4.3).
 */
export type Voie = 'webhook' | 'flux' | 'declaration';

/** A body as received, with what was read of it. */
export interface Reception {
  id: string;
  partenaire: Partenaire;
  voie: Voie;
  typeContenu: string;
  corps: Buffer;
  /** webhook-id, or the cursor with which the page was read. */
  reference: string | null;
  /** Of the request; messages that carry none of their own take it. */
  correlation: string;
  contenu: { lu: true; evenements: EvenementControle[] } | { lu: false; code: string; detail: string };
}

/** One event of a reception after the checks that need no database (X3.3). */
export interface EvenementControle {
  /** UUIDv7 of the message in the gateway. */
  id: string;
  verdict: Verdict;
  /** SHA-256 of the canonical content, for accepted events (X3.4). */
  empreinte: Buffer | null;
  correlation: string | null;
  /** What the event states as its `time` (RFC 3339, UTC); its partner counts it under that day of Paris (X4.5). */
  emisLe: string | null;
}

/** Fates that a message can have when it has just been stored (X6). */
export type IssueALaPorte = 'recu' | 'doublon' | 'refuse' | 'sans_effet' | 'illisible';

/** What is said at the door of one event; also what the counters of the door count (X6.1). */
export interface MessageEntrant {
  id: string;
  reception: string;
  rang: number;
  partenaire: Partenaire;
  source: string | null;
  evenement: string | null;
  type: TypeFait | 'inconnu' | 'illisible';
  cle: string | null;
  sequence: string | null;
  demandeur: string | null;
  cotraitance: string | null;
  seau: number | null;
  donnees: Record<string, unknown> | null;
  correlation: string | null;
  emisLe: string | null;
  issue: IssueALaPorte;
  /** A code of refusal (X3.5), or of what had no effect. */
  code: string | null;
  detail: string | null;
  pointeur: string | null;
}
