import { Inject, Injectable, OnModuleInit } from '@nestjs/common';
import { ExecuterSimulation, simulationsAFaire } from '#exchange';
import { UniteDeTravail } from '#persistence';
import { Ecoute, type Sonnette, SONNETTE } from '#queueing';
import { Suivi } from '../observation/suivi.js';

/** Counts what changes of the rules would do, one at a time, a few seconds of each in turn. */
@Injectable()
export class SimulerProcessor implements OnModuleInit {
  constructor(
    private readonly ecoute: Ecoute,
    private readonly unite: UniteDeTravail,
    @Inject(SONNETTE) private readonly sonnette: Sonnette,
    private readonly executer: ExecuterSimulation,
    private readonly suivi: Suivi,
  ) {}

  onModuleInit(): void {
    this.ecoute.ecouter('simuler', { concurrence: 1, traiter: (simulation) => this.#traiter(simulation) });
    this.ecoute.balayer('simuler', 2_000, () => simulationsAFaire(this.unite.seule));
  }

  async #traiter(simulation: string): Promise<void> {
    const debut = performance.now();
    const bilan = await this.executer.execute(simulation);
    if (bilan === null) return;
    this.suivi.journal.info(
      {
        simulation,
        issue: bilan.suite,
        nombre: bilan.dossiers,
        millisecondes: Math.round(performance.now() - debut),
      },
      'simulation avancée',
    );
    if (bilan.suite === 'reste') void this.sonnette.sonner('simuler', simulation);
  }
}
