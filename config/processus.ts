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
