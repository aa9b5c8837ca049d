import { Inject, Injectable, OnApplicationShutdown, OnModuleInit } from '@nestjs/common';
import { essaisAFaire, ExecuterEssais } from '#exchange';
import { UniteDeTravail } from '#persistence';
import { Ecoute, type Sonnette, SONNETTE } from '#queueing';
import type { Supervision } from '#supervision';
import { SUPERVISION } from '../jetons.js';
import { Suivi } from '../observation/suivi.js';

/** What a ring may ask for; `bilan_maintenant` does not wait for the rhythm. */
const CLES = ['alarmes', 'bilan', 'bilan_maintenant', 'notifications', 'purge', 'essais'] as const;
type Cle = (typeof CLES)[number];

/**
 * Evaluates the alarms, checks conservation and seals the records, sends what the alarms have to tell, lets go what has
 * had its time, tries the way to a partner when somebody asks: each when it is due.
 */
@Injectable()
export class SurveillerProcessor implements OnModuleInit, OnApplicationShutdown {
  constructor(
    private readonly ecoute: Ecoute,
    @Inject(SONNETTE) private readonly sonnette: Sonnette,
    @Inject(SUPERVISION) private readonly supervision: Supervision,
    private readonly unite: UniteDeTravail,
    private readonly essais: ExecuterEssais,
    private readonly suivi: Suivi,
  ) {}

  onModuleInit(): void {
    this.ecoute.ecouter('surveiller', {
      concurrence: CLES.length,
      traiter: (cle) => this.#traiter(cle as Cle),
    });
    this.ecoute.balayer('surveiller', 5_000, () => this.#dus());
  }

  async onApplicationShutdown(): Promise<void> {
    await this.supervision.fermer();
  }

  async #dus(): Promise<Cle[]> {
    const { evaluer, verifier, notifier, purger } = this.supervision;
    return [
      ...((await verifier.estDu()) ? (['bilan'] as const) : []),
      ...((await evaluer.estDue()) ? (['alarmes'] as const) : []),
      ...((await notifier?.aEnvoyer()) ? (['notifications'] as const) : []),
      ...((await purger.estDue()) ? (['purge'] as const) : []),
      ...((await essaisAFaire(this.unite.seule)) ? (['essais'] as const) : []),
    ];
  }

  async #traiter(cle: Cle): Promise<void> {
    switch (cle) {
      case 'alarmes':
        return this.#evaluer();
      case 'bilan':
        return this.#verifier('du');
      case 'bilan_maintenant':
        return this.#verifier('maintenant');
      case 'notifications':
        await this.supervision.notifier?.execute();
        return;
      case 'purge':
        return this.#purger();
      case 'essais':
        await this.essais.execute();
        return;
    }
  }

  async #evaluer(): Promise<void> {
    const evaluation = await this.supervision.evaluer.execute();
    if (!evaluation) return;
    const { ouvertes, closes } = evaluation;
    for (const { id, nature } of ouvertes) this.suivi.journal.warn({ alarme: id, nature }, 'alarme ouverte');
    for (const { id, nature } of closes) this.suivi.journal.info({ alarme: id, nature }, 'alarme close');
    if (ouvertes.length + closes.length > 0) void this.sonnette.sonner('surveiller', 'notifications');
  }

  async #purger(): Promise<void> {
    const bilans = await this.supervision.purger.execute();
    const purges = bilans?.reduce((total, bilan) => total + bilan.purges, 0) ?? 0;
    if (purges > 0) this.suivi.journal.info({ nombre: purges }, 'purge faite');
  }

  async #verifier(quand: 'du' | 'maintenant'): Promise<void> {
    const fait = await this.supervision.verifier.execute(quand);
    if (fait) await this.supervision.sceller.execute();
    if (fait && !fait.conforme) this.suivi.journal.error({}, 'conservation en écart');
  }
}
