import type { Role } from '#access';

/** Rules and figures: nobody's data. */
export const LECTEURS_DES_REGLES: readonly Role[] = ['exploitant', 'pilotage', 'auditeur', 'administrateur'];
export const SIMULATEURS: readonly Role[] = ['exploitant', 'administrateur'];
