/** Roles of X5. A key has one. */
export const ROLES = [
  'exploitant',
  'responsable_cotraitance',
  'conseiller',
  'correspondant_pole_emploi',
  'pilotage',
  'auditeur',
  'administrateur',
  'partenaire',
] as const;
export type Role = (typeof ROLES)[number];

/** Kinds of scope of X5, as stored in cles_api. */
export const PORTEES = ['nationale', 'region', 'structure', 'site', 'partenaire'] as const;
export type TypePortee = (typeof PORTEES)[number];

const TERRITORIALES: readonly TypePortee[] = ['nationale', 'region', 'structure', 'site'];

/**
 * Scopes that each role may be given: who works in a structure or a site sees its people only (J5), and a
 * partner system sees its own exchange only.
 */
export const PORTEES_DU_ROLE: Readonly<Record<Role, readonly TypePortee[]>> = {
  exploitant: TERRITORIALES,
  responsable_cotraitance: ['structure'],
  conseiller: ['structure'],
  correspondant_pole_emploi: ['site'],
  pilotage: TERRITORIALES,
  auditeur: TERRITORIALES,
  administrateur: ['nationale'],
  partenaire: ['partenaire'],
};

/** Roles that may read the dossier of a person. Pilotage sees figures, a partner its own messages. */
export const LECTEURS_DE_DOSSIERS: readonly Role[] = [
  'exploitant',
  'responsable_cotraitance',
  'conseiller',
  'correspondant_pole_emploi',
  'auditeur',
  'administrateur',
];

/** Roles that may read figures, rules and runs: nobody's data. */
export const LECTEURS_DE_CHIFFRES: readonly Role[] = ['exploitant', 'pilotage', 'auditeur', 'administrateur'];

export function estRole(texte: string): texte is Role {
  return (ROLES as readonly string[]).includes(texte);
}
