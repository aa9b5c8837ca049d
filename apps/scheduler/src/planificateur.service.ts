import { Inject, Injectable, OnApplicationBootstrap } from '@nestjs/common';
import { SchedulerRegistry } from '@nestjs/schedule';
import { CronJob } from 'cron';
import { type Journal } from '#observability';
import { direFaille } from '#persistence';
import { type Sonnette, SONNETTE } from '#queueing';
import { DemanderSynchronisation, type PlanSynchronisation } from '#reconciliation';
import { JOURNAL } from './jetons.js';
import { Plan, PLANS } from './plans.js';

/**
 * Registers the plans with @nestjs/schedule. A night exists once a business date; what is rung for knows by itself
 * when it is due: any number of schedulers may tick.
 */
@Injectable()
export class PlanificateurService implements OnApplicationBootstrap {
  constructor(
    private readonly registre: SchedulerRegistry,
    private readonly demander: DemanderSynchronisation,
    @Inject(SONNETTE) private readonly sonnette: Sonnette,
    @Inject(JOURNAL) private readonly journal: Journal,
  ) {}

  onApplicationBootstrap(): void {
    for (const plan of PLANS) {
      const tache = CronJob.from({
        cronTime: plan.cron,
        timeZone: plan.fuseau,
        onTick: () => this.declencher(plan),
      });
      this.registre.addCronJob(plan.nom, tache);
      tache.start();
      const prochaine = tache.nextDate().toISO();
      this.journal.info({ plan: plan.nom, ...(prochaine === null ? {} : { prochaine }) }, 'plan inscrit');
    }
  }

  async declencher({ nom, demande }: Plan): Promise<void> {
    if ('sonner' in demande) await this.sonnette.sonner(demande.sonner, demande.cle);
    else await this.#synchroniser(nom, demande.synchroniser);
  }

  async #synchroniser(plan: string, voulue: PlanSynchronisation): Promise<void> {
    try {
      const { id, nouvelle } = await this.demander.execute(voulue);
      this.journal.info(
        { plan, synchronisation: id },
        nouvelle ? 'synchronisation demandée' : 'synchronisation déjà demandée ce jour',
      );
    } catch (erreur) {
      // The database is away: the log says so, and the silence of the night is seen by its absence.
      this.journal.error({ plan, faille: direFaille(erreur) }, 'synchronisation non demandée');
    }
  }
}
