import { Inject, Injectable, OnModuleInit } from '@nestjs/common';
import { effacerExportsExpires, exportsAFaire, ProduireExport } from '#exports';
import { UniteDeTravail } from '#persistence';
import { Ecoute, type Sonnette, SONNETTE } from '#queueing';
import { Suivi } from '../observation/suivi.js';

/** Rung by the scheduler: files whose time has come are deleted. */
const EXPIRES = 'expires';

/** Makes the files that were asked for, one at a time, a few seconds of each in turn; deletes those that have expired. */
@Injectable()
export class ExporterProcessor implements OnModuleInit {
  readonly #produire: ProduireExport;

  constructor(
    private readonly ecoute: Ecoute,
    private readonly unite: UniteDeTravail,
    @Inject(SONNETTE) private readonly sonnette: Sonnette,
    private readonly suivi: Suivi,
  ) {
    this.#produire = new ProduireExport(unite);
  }

  onModuleInit(): void {
    this.ecoute.ecouter('exporter', { concurrence: 1, traiter: (cle) => this.#traiter(cle) });
    this.ecoute.balayer('exporter', 2_000, () => exportsAFaire(this.unite.seule));
  }

  async #traiter(cle: string): Promise<void> {
    if (cle !== EXPIRES) return this.#produireUn(cle);
    const nombre = await effacerExportsExpires(this.unite.seule);
    if (nombre > 0) this.suivi.journal.info({ nombre }, 'exports expirés effacés');
  }

  async #produireUn(id: string): Promise<void> {
    const debut = performance.now();
    const bilan = await this.#produire.execute(id);
    if (bilan === null) return;
    this.suivi.journal.info(
      {
        export: id,
        issue: bilan.suite,
        nombre: bilan.lignes,
        millisecondes: Math.round(performance.now() - debut),
      },
      'export avancé',
    );
    if (bilan.suite === 'reste') void this.sonnette.sonner('exporter', id);
  }
}
