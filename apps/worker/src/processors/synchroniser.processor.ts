import { Injectable, OnModuleInit } from '@nestjs/common';
import { UniteDeTravail } from '#persistence';
import { Ecoute } from '#queueing';
import { ExecuterSynchronisation, synchronisationAFaire } from '#reconciliation';

/** Runs the synchronisation that waits, or the one that another worker left behind. */
@Injectable()
export class SynchroniserProcessor implements OnModuleInit {
  constructor(
    private readonly ecoute: Ecoute,
    private readonly unite: UniteDeTravail,
    private readonly executer: ExecuterSynchronisation,
  ) {}

  onModuleInit(): void {
    this.ecoute.ecouter('synchroniser', { concurrence: 1, traiter: () => this.#traiter() });
    this.ecoute.balayer('synchroniser', 2_000, async () =>
      (await synchronisationAFaire(this.unite.seule)) ? [''] : [],
    );
  }

  async #traiter(): Promise<void> {
    while ((await this.executer.execute()) !== null);
  }
}
