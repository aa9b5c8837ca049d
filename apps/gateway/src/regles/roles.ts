import type { Role } from '#access';

/** Who may ask what a change of the rules would do. */
export const SIMULATEURS: readonly Role[] = ['exploitant', 'administrateur'];
