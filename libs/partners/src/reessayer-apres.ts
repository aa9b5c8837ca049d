/** Longest wait that a partner may impose by `Retry-After`. */
export const ATTENTE_MAXIMALE_MS = 15 * 60_000;

/**
 * Reads `Retry-After` (RFC 9110, 10.2.3): seconds, or an HTTP date. A date is measured from the partner's own `Date`
 * header when it gives one, so that a clock askew neither shortens nor stretches the wait.
 * @returns milliseconds from now, from 0 to {@link ATTENTE_MAXIMALE_MS}; undefined when absent or absurd.
 */
export function lireReessayerApres(entetes: Headers, maintenant: number): number | undefined {
  const valeur = entetes.get('retry-after')?.trim();
  if (valeur === undefined || valeur === '') return undefined;
  if (/^\d+$/.test(valeur)) return Math.min(Number(valeur) * 1_000, ATTENTE_MAXIMALE_MS);
  // Only an HTTP date (`Fri, 31 Dec 2010 23:59:59 GMT`): Date.parse alone would take "-5" or "2e9" for a year.
  if (!/^[A-Z][a-z]{2,8},? .*\d{2}:\d{2}:\d{2}/.test(valeur)) return undefined;
  const date = Date.parse(valeur);
  if (Number.isNaN(date)) return undefined;
  const reference = Date.parse(entetes.get('date') ?? '');
  const attente = date - (Number.isNaN(reference) ? maintenant : reference);
  return Math.min(Math.max(attente, 0), ATTENTE_MAXIMALE_MS);
}
