import { setTimeout as attendre } from 'node:timers/promises';

/**
 * A rhythm: does the work at once, then again `intervalleMs` after its end, until it is stopped. Errors are told
 * and do not stop it.
 */
export class Balayage {
  readonly #arret = new AbortController();
  readonly #boucle: Promise<void>;

  constructor(intervalleMs: number, travail: () => Promise<void>, surErreur: (erreur: Error) => void) {
    this.#boucle = this.#tourner(intervalleMs, travail, surErreur);
  }

  /** Resolves once the work under way has ended. */
  async arreter(): Promise<void> {
    this.#arret.abort();
    await this.#boucle;
  }

  async #tourner(
    intervalleMs: number,
    travail: () => Promise<void>,
    surErreur: (erreur: Error) => void,
  ): Promise<void> {
    const { signal } = this.#arret;
    while (!signal.aborted) {
      try {
        await travail();
      } catch (erreur) {
        surErreur(erreur instanceof Error ? erreur : new Error(String(erreur)));
      }
      // Several workers must not sweep in step.
      const pause = intervalleMs * (0.9 + Math.random() * 0.2);
      await attendre(pause, undefined, { signal }).catch(() => undefined);
    }
  }
}
