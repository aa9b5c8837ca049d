/** What BullMQ connects by itself once made. */
interface ABrancher {
  waitUntilReady(): Promise<unknown>;
  close(): Promise<void>;
}

/**
 * Something of BullMQ that is made again until its first connection succeeds: BullMQ remembers for ever that it failed,
 * here because a command took too long, and no ring would pass any more.
 */
export class Branchement<T extends ABrancher> {
  #dernier: T | undefined;

  constructor(private readonly creer: () => T) {}

  /**
   * @returns what is connected
   * @throws what keeps it from being so; the next call makes another
   */
  async obtenir(): Promise<T> {
    const essai = (this.#dernier ??= this.creer());
    try {
      await essai.waitUntilReady();
      return essai;
    } catch (erreur) {
      if (this.#dernier === essai) {
        this.#dernier = undefined;
        // It never worked: what it says as it goes is worth nothing beside why it did not.
        void essai.close().catch(() => undefined);
      }
      throw erreur;
    }
  }

  async fermer(): Promise<void> {
    await this.#dernier?.close();
  }
}
