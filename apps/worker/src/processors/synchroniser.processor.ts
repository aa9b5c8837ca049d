import { Inject, Injectable, OnModuleInit } from '@nestjs/common';
import { UniteDeTravail } from '#persistence';
import { Ecoute, type Sonnette, SONNETTE } from '#queueing';
import { ExecuterSynchronisation, synchronisationAFaire } from '#reconciliation';

/** Runs the synchronisation that waits, or the one that another worker left behind; conservation is checked after it. */
@Injectable()
export class SynchroniserProcessor implements OnModuleInit {
  constructor(
    private readonly ecoute: Ecoute,
    private readonly unite: UniteDeTravail,
    private readonly executer: ExecuterSynchronisation,
    @Inject(SONNETTE) private readonly sonnette: Sonnette,
  ) {}

  onModuleInit(): void {
    this.ecoute.ecouter('synchroniser', { concurrence: 1, traiter: () => this.#traiter() });
    this.ecoute.balayer('synchroniser', 2_000, async () =>
      (await synchronisationAFaire(this.unite.seule)) ? [''] : [],
    );
  }

  async #traiter(): Promise<void> {
    while ((await this.executer.execute()) !== null)
      void this.sonnette.sonner('surveiller', 'bilan_maintenant');
  }
}
