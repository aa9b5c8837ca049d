import { Inject, Injectable, OnModuleInit } from '@nestjs/common';
import { type Echange, TravauxEnAttente } from '#exchange';
import { UniteDeTravail } from '#persistence';
import { Ecoute, type Sonnette, SONNETTE } from '#queueing';
import { ECHANGE, TRANCHES } from '../jetons.js';
import { SuiviDesLots } from '../observation/suivi-des-lots.js';
import { enchainer } from './enchainer.js';

/** Applies what waits in a slice; rings for the partners that must then be told. */
@Injectable()
export class AppliquerProcessor implements OnModuleInit {
  constructor(
    private readonly ecoute: Ecoute,
    private readonly unite: UniteDeTravail,
    @Inject(SONNETTE) private readonly sonnette: Sonnette,
    @Inject(ECHANGE) private readonly echange: Echange,
    @Inject(TRANCHES) private readonly tranches: number,
    private readonly lots: SuiviDesLots,
  ) {}

  onModuleInit(): void {
    this.ecoute.ecouter('appliquer', {
      concurrence: this.tranches,
      traiter: (cle) => this.#traiter(Number(cle)),
    });
    this.ecoute.balayer('appliquer', 1_000, async () =>
      (await TravauxEnAttente.tranches(this.unite.seule, this.tranches)).map(String),
    );
  }

  #traiter(tranche: number): Promise<void> {
    return enchainer(
      () => this.lots.suivre(tranche, () => this.echange.appliquer.execute(tranche)),
      ({ annonces }) => {
        if (annonces.gide > 0) void this.sonnette.sonner('emettre-gide');
        if (annonces.parcours3 > 0) void this.sonnette.sonner('emettre-parcours3');
      },
    );
  }
}
