/** What has to be undone at the end, whatever happens: the last thing done first, on Ctrl-C too. */
export class Menage {
  readonly #taches: (() => Promise<void>)[] = [];
  #enCours: Promise<void> | undefined;
  readonly #interrompre = (): void => {
    // What was under way loses its database and its partners: what it says of that no longer matters.
    process.on('uncaughtException', () => undefined);
    process.on('unhandledRejection', () => undefined);
    void this.faire().then(() => process.exit(130));
  };

  constructor() {
    process.on('SIGINT', this.#interrompre);
    process.on('SIGTERM', this.#interrompre);
  }

  prevoir(tache: () => Promise<void>): void {
    this.#taches.push(tache);
  }

  faire(): Promise<void> {
    this.#enCours ??= this.#defaire();
    return this.#enCours;
  }

  async #defaire(): Promise<void> {
    for (const tache of this.#taches.reverse()) await tache();
    process.off('SIGINT', this.#interrompre);
    process.off('SIGTERM', this.#interrompre);
  }
}
