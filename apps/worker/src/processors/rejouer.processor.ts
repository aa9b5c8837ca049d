import { Inject, Injectable, OnModuleInit } from '@nestjs/common';
import { type Echange, rejeuxAFaire } from '#exchange';
import { UniteDeTravail } from '#persistence';
import { Ecoute, type Sonnette, SONNETTE } from '#queueing';
import { ECHANGE } from '../jetons.js';
import { Suivi } from '../observation/suivi.js';

/** Replays under way at the same time in one worker: a slow one does not hold the others. */
const CONCURRENCE = 2;

/** Executes replays, a few seconds of each in turn; rings for the partners that must then be told. */
@Injectable()
export class RejouerProcessor implements OnModuleInit {
  constructor(
    private readonly ecoute: Ecoute,
    private readonly unite: UniteDeTravail,
    @Inject(SONNETTE) private readonly sonnette: Sonnette,
    @Inject(ECHANGE) private readonly echange: Echange,
    private readonly suivi: Suivi,
  ) {}

  onModuleInit(): void {
    this.ecoute.ecouter('rejouer', { concurrence: CONCURRENCE, traiter: (rejeu) => this.#traiter(rejeu) });
    this.ecoute.balayer('rejouer', 1_000, () => rejeuxAFaire(this.unite.seule));
  }

  async #traiter(rejeu: string): Promise<void> {
    const debut = performance.now();
    const bilan = await this.echange.rejouer.execute(rejeu);
    if (bilan === null) return;
    this.suivi.journal.info(
      {
        rejeu,
        issue: bilan.suite,
        nombre: bilan.messages,
        aDireGide: bilan.annonces.gide,
        aDireParcours3: bilan.annonces.parcours3,
        millisecondes: Math.round(performance.now() - debut),
      },
      'rejeu avancé',
    );
    if (bilan.annonces.gide > 0) void this.sonnette.sonner('emettre-gide');
    if (bilan.annonces.parcours3 > 0) void this.sonnette.sonner('emettre-parcours3');
    if (bilan.suite === 'reste') void this.sonnette.sonner('rejouer', rejeu);
  }
}
