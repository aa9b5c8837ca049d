/**
 * Runs a piece of work for one key at a time. A call that finds its key running returns at once, and the running
 * one does it all again: many rings for one shard then cost one worker slot, and none is forgotten.
 */
export class UneALaFois {
  readonly #enCours = new Map<string, { encore: boolean }>();

  async executer(cle: string, travail: () => Promise<void>): Promise<void> {
    const deja = this.#enCours.get(cle);
    if (deja) {
      deja.encore = true;
      return;
    }
    const etat = { encore: true };
    this.#enCours.set(cle, etat);
    try {
      while (etat.encore) {
        etat.encore = false;
        await travail();
      }
    } finally {
      this.#enCours.delete(cle);
    }
  }
}
