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

/** How long what is still open may hold a process that ends. */
const RESTE_OUVERT_MS = 2_000;

/**
 * Ends this process with a code: by itself once nothing holds it any more, or else two seconds later. Never at once by
 * `process.exit`, which may wait for ever: it joins V8's threads while one of them waits for a collection that only the
 * main thread can do (nodejs/node#54918; ADR 40). The code said first stays, whatever ends meanwhile.
 */
export function finir(code?: number): void {
  process.exitCode ??= code;
  // Who started this process may keep its channel open.
  process.channel?.unref();
  setTimeout(() => process.exit(), RESTE_OUVERT_MS).unref();
}
