/** After that long without a gesture, what the page asks for it asks by itself. */
const ABSENCE_MS = 60_000;

/** True when nobody has made a gesture for a while: what the page then asks must not keep the session from ending. */
export function estAbsent(geste: number, maintenant: number): boolean {
  return maintenant - geste > ABSENCE_MS;
}
