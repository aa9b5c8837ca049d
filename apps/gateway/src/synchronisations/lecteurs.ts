import type { Role } from '#access';

/** Who may read a run, its progress and its report. */
export const LECTEURS: readonly Role[] = ['exploitant', 'pilotage', 'auditeur', 'administrateur'];
