import { Inject, Injectable, OnModuleInit } from '@nestjs/common';
import { type BilanDuLot, type Echange, TravauxEnAttente } from '#exchange';
import { type Journal } from '#observability';
import { UniteDeTravail } from '#persistence';
import { Ecoute, type Sonnette, SONNETTE } from '#queueing';
import { ECHANGE, JOURNAL, TRANCHES } from '../jetons.js';
import { MesuresDuWorker } from '../observation/mesures-du-worker.js';
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
    @Inject(JOURNAL) private readonly journal: Journal,
    private readonly mesures: MesuresDuWorker,
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
      () => this.echange.appliquer.execute(tranche),
      (bilan, millisecondes) => {
        this.#dire(tranche, bilan, millisecondes);
        const { annonces } = bilan;
        if (annonces.gide > 0) void this.sonnette.sonner('emettre-gide');
        if (annonces.parcours3 > 0) void this.sonnette.sonner('emettre-parcours3');
      },
    );
  }

  #dire(tranche: number, { messages, annonces }: BilanDuLot, millisecondes: number): void {
    const { gide, parcours3 } = annonces;
    this.journal.info(
      {
        file: 'appliquer',
        tranche,
        nombre: messages,
        aDireGide: gide,
        aDireParcours3: parcours3,
        millisecondes: Math.round(millisecondes),
      },
      'lot appliqué',
    );
    this.mesures.lot('appliquer', { messages, secondes: millisecondes / 1_000, issue: 'applique' });
    this.mesures.annonces('gide', gide);
    this.mesures.annonces('parcours3', parcours3);
  }
}
