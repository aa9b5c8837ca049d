/** After that long without a gesture, what the page asks for it asks by itself. */
const ABSENCE_MS = 60_000;
const GESTES = ['pointerdown', 'keydown', 'wheel', 'touchstart'] as const;

const presence = { geste: Date.now() };

/** Notes that somebody is there. What they do is neither kept nor sent. */
export function observerLaPresence(): void {
  const noter = (): void => {
    presence.geste = Date.now();
  };
  for (const geste of GESTES) addEventListener(geste, noter, { passive: true, capture: true });
}

/** True when the page refreshes itself with nobody there: such a request must not keep the session from ending. */
export function enArrierePlan(maintenant = Date.now(), geste = presence.geste): boolean {
  return maintenant - geste > ABSENCE_MS;
}
