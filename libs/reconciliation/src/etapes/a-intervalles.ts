import { setTimeout as delai } from 'node:timers/promises';

const INTERVALLE_MS = 50;
/** A question that takes long is asked less often: it takes at most a fifth of the time. */
const PART_DU_TEMPS = 4;

/** Asks the same question again and again while work goes on, without taking much of its time. */
export class AIntervalles<T> {
  #duree = 0;

  constructor(private readonly question: () => Promise<T>) {}

  async demander(): Promise<T> {
    const debut = performance.now();
    const reponse = await this.question();
    this.#duree = performance.now() - debut;
    return reponse;
  }

  async redemander(): Promise<T> {
    await delai(Math.max(INTERVALLE_MS, PART_DU_TEMPS * this.#duree));
    return this.demander();
  }
}
