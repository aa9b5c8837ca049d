import { estAbsent } from './absence.js';

const GESTES = ['pointerdown', 'keydown', 'wheel', 'touchstart'] as const;

const presence = { geste: Date.now() };

/** Notes that somebody is there. What they do is neither kept nor sent. */
export function observerLaPresence(): void {
  const noter = (): void => {
    presence.geste = Date.now();
  };
  for (const geste of GESTES) addEventListener(geste, noter, { passive: true, capture: true });
}

/** The page refreshes itself, with nobody there. */
export function enArrierePlan(): boolean {
  return estAbsent(presence.geste, Date.now());
}
