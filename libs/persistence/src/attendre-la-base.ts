import { setTimeout as attendre } from 'node:timers/promises';
import { baseAbsente, direFaille } from './failles.js';

const PAUSE_MS = 500;
/** A restart or a failover of PostgreSQL lasts seconds; a wrong address is told within half a minute. */
const PATIENCE_MS = 30_000;

/**
 * What a process first asks of its database, asked again while that one is away: one that starts beside it, or on a machine
 * too busy to connect in time, need not be started a second time.
 * @param dire told once that it waits, and for what failure
 * @throws the last failure when patience is over; any other than an absence at once
 */
export async function attendreLaBase<T>(
  demande: () => Promise<T>,
  dire: (faille: string) => void = () => undefined,
  patienceMs = PATIENCE_MS,
): Promise<T> {
  const limite = performance.now() + patienceMs;
  for (let essai = 1; ; essai += 1) {
    try {
      return await demande();
    } catch (erreur) {
      if (!baseAbsente(erreur) || performance.now() > limite) throw erreur;
      if (essai === 1) dire(direFaille(erreur));
      await attendre(PAUSE_MS);
    }
  }
}
