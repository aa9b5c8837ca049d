import { setTimeout as attendre } from 'node:timers/promises';

/** A lot costs about the same below that size, whatever it holds. */
const PETIT_LOT = 250;
/** How long others are let arrive after a small lot. */
const RESPIRATION_MS = 200;

/**
 * Works lot after lot until nothing is left. The first one starts at once; after a small one the next waits a
 * moment, so that single events that keep coming become real lots instead of one transaction each.
 * @param suivant one lot; null when nothing waited
 * @param apresChacun told each lot and how long it took
 */
export async function enchainer<L extends { messages: number }>(
  suivant: () => Promise<L | null>,
  apresChacun: (lot: L, millisecondes: number) => void,
): Promise<void> {
  for (;;) {
    const debut = performance.now();
    const lot = await suivant();
    if (!lot) return;
    apresChacun(lot, performance.now() - debut);
    if (lot.messages < PETIT_LOT) await attendre(RESPIRATION_MS);
  }
}
