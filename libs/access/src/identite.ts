import type { Droit } from './droits.js';
import type { Portee } from './portee.js';
import type { Role } from './roles.js';

/** Who asks: a program by its key, or a person by their session. */
export interface Identite {
  /** Stands in the trace of readings: the id of the key (`cle:`), never the key, or of the account (`compte:`). */
  readonly acteur: string;
  /** The label of the key, or the name of the person. */
  readonly libelle: string;
  readonly role: Role;
  readonly portee: Portee;
  /** Only the start-up key: every right on every route. */
  readonly tousDroits: boolean;
  readonly droits: readonly Droit[];
}

/** A person by their session, whose readings are masked; a program by its key otherwise (ADR 32). */
export function estUnePersonne({ acteur }: Identite): boolean {
  return acteur.startsWith('compte:');
}

/** True when one of these roles is held. */
export function aUnRole(identite: Identite, roles: readonly Role[]): boolean {
  return identite.tousDroits || roles.includes(identite.role);
}

/** X5.3, J5: the acceptation belongs to the responsable de la cotraitance of that structure, or to an administrator. */
export function peutAccepterPour(identite: Identite, structure: string): boolean {
  if (identite.tousDroits || identite.role === 'administrateur') return true;
  return (
    identite.role === 'responsable_cotraitance' &&
    identite.portee.type === 'structure' &&
    identite.portee.structure === structure
  );
}
