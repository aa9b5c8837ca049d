import { ROLES, type Role } from './roles.js';

/**
 * What may be done within the scope, whatever the role opens: see that something is, see a body or an identity, act,
 * take away. A route asks for one of them besides its roles.
 */
export const DROITS = ['metadonnees', 'corps', 'agir', 'exporter'] as const;
export type Droit = (typeof DROITS)[number];

/** Roles that a person may be given: a partner is a program. */
export const ROLES_DES_PERSONNES = ROLES.filter(
  (role): role is Exclude<Role, 'partenaire'> => role !== 'partenaire',
);
export type RoleDePersonne = (typeof ROLES_DES_PERSONNES)[number];

/** The one table of the rights of people (X5). Keys have them all: their role alone bounds them. */
export const DROITS_DU_ROLE: Readonly<Record<RoleDePersonne, readonly Droit[]>> = {
  exploitant: DROITS,
  responsable_cotraitance: ['metadonnees', 'corps', 'agir'],
  conseiller: ['metadonnees', 'corps'],
  correspondant_pole_emploi: ['metadonnees', 'corps'],
  pilotage: ['metadonnees', 'exporter'],
  auditeur: ['metadonnees', 'corps', 'exporter'],
  administrateur: DROITS,
};

/** Who sees everyone or changes the rules proves who they are twice (check 12). */
const A_AUTHENTIFICATION_FORTE: readonly RoleDePersonne[] = ['exploitant', 'administrateur', 'auditeur'];

/** True when a sign-in of this strength (acr of the id token) may use a habilitation of this role. */
export function assezForte(role: RoleDePersonne, acr: string | null, acrFort: string): boolean {
  return !A_AUTHENTIFICATION_FORTE.includes(role) || acr === acrFort;
}

export function estRoleDePersonne(texte: string): texte is RoleDePersonne {
  return (ROLES_DES_PERSONNES as readonly string[]).includes(texte);
}
