import type { Portee } from './portee.js';
import type { Role } from './roles.js';

/** Who asks: what the API key says of its holder. */
export interface Identite {
  /** Stands in the trace of readings: the id of the key, never the key. */
  readonly acteur: string;
  readonly libelle: string;
  readonly role: Role;
  readonly portee: Portee;
  /** Only the start-up key: every right on every route. */
  readonly tousDroits: boolean;
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
