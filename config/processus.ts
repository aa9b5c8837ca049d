/**
 * How much a role keeps of what it no longer needs, in MiB: by itself, V8 lets the heap grow with the memory of the
 * machine. Three times what the night of a million cotraitances needs at once. The image of Docker says the same.
 */
export const TAS_BORNE = '--max-old-space-size=400';

/** Our environment with changes, for a child process; a variable set to undefined is withheld from it. */
export function environnementEnfant(
  changements: Record<string, string | undefined>,
): Record<string, string | undefined> {
  return { ...process.env, ...changements };
}

/** Whether an npm script started this process. */
export function lanceParNpm(): boolean {
  return process.env['npm_lifecycle_event'] !== undefined;
}
