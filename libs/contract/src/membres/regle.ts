import type { Forme } from '../formes/forme.js';

/** A class whose members carry rules. */
export type Classe<T extends object = object> = new () => T;

/** When a member must be there. */
export type Presence = 'requis' | 'facultatif' | { readonly quand: string; readonly vaut: string };

/** Everything the contract says of one member: kept in class-validator's own metadata, read from there. */
export interface RegleDeMembre {
  readonly forme: Forme;
  readonly presence: Presence;
  /** The class of a member that is an object. */
  readonly groupe?: Classe;
}

/** Name of the only constraint that the contract puts on a member. */
export const CONTRAINTE = 'regleDeMembre';

/** True when this member has to be there in this object. */
export function estRequis(presence: Presence, objet: Record<string, unknown>): boolean {
  if (typeof presence === 'string') return presence === 'requis';
  return objet[presence.quand] === presence.vaut;
}
