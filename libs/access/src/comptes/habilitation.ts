import { estRoleDePersonne, type RoleDePersonne } from '../droits.js';
import { porteeDepuis, type Portee } from '../portee.js';

/** A role within a scope, as a person holds it. */
export interface Habilitation {
  id: string;
  role: RoleDePersonne;
  portee: Portee;
}

/** Columns of `habilitations h` that make one. */
export const COLONNES_D_HABILITATION = 'h.id AS habilitation, h.role, h.portee, h.portee_valeur';

export interface LigneDHabilitation {
  habilitation: string;
  role: string;
  portee: string;
  portee_valeur: string | null;
}

/** @throws when a row makes no sense: it must open nothing */
export function habilitationDepuis(ligne: LigneDHabilitation): Habilitation {
  if (!estRoleDePersonne(ligne.role)) throw new Error('an unknown role is stored in habilitations');
  return {
    id: ligne.habilitation,
    role: ligne.role,
    portee: porteeDepuis(ligne.portee, ligne.portee_valeur),
  };
}

/** SQL: its last day is over. Of `habilitations h`. */
export const ECHUE = `((h.jusqua < (clock_timestamp() AT TIME ZONE 'Europe/Paris')::date) IS TRUE)`;

/** SQL: nobody of its account came for three months, so that it sleeps. Of `habilitations h` and its `comptes c`. */
export const ENDORMIE = `(h.endormie_le IS NOT NULL
  OR greatest(c.vu_le, h.accordee_le, h.reveillee_le) < clock_timestamp() - interval '3 months')`;

/** SQL: it may be used today. Of `habilitations h` and its `comptes c`. */
export const EN_VIGUEUR = `(h.retiree_le IS NULL AND NOT ${ECHUE} AND NOT ${ENDORMIE})`;
