import type { Partenaire } from '#annexe7';

/** The two things compared with a partner (X4.3): what it was told, and what it states. */
export type Vue = 'dit' | 'declare';
export const VUES: readonly Vue[] = ['dit', 'declare'];

/**
 * `absent`: the partner (dit), the gateway (declare) does not have the key; `different`: same sequence, other data;
 * `sequence`: another sequence; `en_trop`: the partner holds what it was never told (dit), the gateway has what the
 * partner no longer states (declare).
 */
export type NatureEcart = 'absent' | 'different' | 'sequence' | 'en_trop';

export type CauseEcart =
  | 'jamais_recu'
  | 'refuse'
  | 'abandonne'
  | 'change_chez_le_partenaire'
  | 'compteur_en_retard'
  | 'regles_changees'
  | 'illisible'
  | 'inconnue';

export type EtatEcart = 'ouvert' | 'en_correction' | 'soumis' | 'ignore' | 'clos';
export type MotifSoumission = 'politique' | 'budget' | 'refus' | 'abandon' | 'escalade' | 'illisible';
export type ResolutionEcart = 'accord' | 'corrige' | 'lu' | 'fait_change';
export type NatureEvenementDEcart =
  'ouvert' | 'rouvert' | 'change' | 'correction' | 'soumis' | 'ignore' | 'clos';

/** A version of a fact as one side has it; the sequence on ten digits, as on the wire. */
export interface VersionTenue {
  sequence: string;
  data: Record<string, unknown>;
}

/** A row of the ledger. Its instants are those of the business clock (H7), like those of messages. */
export interface Ecart {
  id: string;
  partenaire: Partenaire;
  vue: Vue;
  demandeur: string;
  cle: string;
  type: string;
  cotraitance: string | null;
  structure: string | null;
  site: string | null;
  nature: NatureEcart;
  /** Null: the gateway has nothing under this key. */
  nous: VersionTenue | null;
  /** Null: the partner has nothing under this key, or nothing that can be read. */
  eux: VersionTenue | null;
  cause: CauseEcart;
  /** Code or pointer that makes the cause precise; no personal data. */
  detail: string | null;
  proprietaire: Partenaire | 'dude';
  etat: EtatEcart;
  motifSoumission: MotifSoumission | null;
  /** Row of the policy that decided. */
  politique: number | null;
  /** Last synchronisation that saw it. */
  synchronisation: string | null;
  premierLe: Date;
  /** Start of the present opening. */
  depuis: Date;
  vuLe: Date;
  closLe: Date | null;
  resolution: ResolutionEcart | null;
  ouvertures: number;
  corrections: number;
  message: string | null;
  decidePar: string | null;
  decideLe: Date | null;
  motif: string | null;
}

/** A line of an écart's life; `le` is real time. */
export interface EvenementDEcart {
  evenement: NatureEvenementDEcart;
  le: Date;
  par: string;
  detail: string | null;
}
