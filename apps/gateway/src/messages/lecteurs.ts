import type { Role } from '#access';

/** X5.4: who reads messages. A partner's own key sees its own (X3.5). */
export const LECTEURS_DE_MESSAGES: readonly Role[] = [
  'exploitant',
  'auditeur',
  'administrateur',
  'partenaire',
];
