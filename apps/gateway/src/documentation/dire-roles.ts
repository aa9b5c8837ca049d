import type { Role } from '#access';

const NOMS: Readonly<Record<Role, string>> = {
  exploitant: 'exploitant',
  responsable_cotraitance: 'responsable de la cotraitance',
  conseiller: 'conseiller',
  correspondant_pole_emploi: 'correspondant Pôle emploi',
  pilotage: 'pilotage',
  auditeur: 'auditeur',
  administrateur: 'administrateur',
  partenaire: 'partenaire',
};

/** Roles as people name them. */
export function direRoles(roles: readonly Role[]): string {
  return roles.map((role) => NOMS[role]).join(', ');
}
