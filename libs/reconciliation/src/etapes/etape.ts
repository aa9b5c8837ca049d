/** Says how far a step is; throws when the lease of the synchronisation was lost, so that the step stops. */
export type Avancer = (fait: number, total: number) => Promise<void>;

/** Outcome of a step: done, or skipped because a partner failed (the night is then `partielle`). */
export type IssueEtape =
  | { issue: 'terminee'; resultat: Record<string, unknown> }
  | { issue: 'sautee'; cause: string; resultat?: Record<string, unknown> };
