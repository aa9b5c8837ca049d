import { Inject, Injectable, OnApplicationBootstrap } from '@nestjs/common';
import { SchedulerRegistry } from '@nestjs/schedule';
import { CronJob } from 'cron';
import { type Journal } from '#observability';
import { direFaille } from '#persistence';
import { DemanderSynchronisation } from '#reconciliation';
import { JOURNAL } from './jetons.js';
import { Plan, PLANS } from './plans.js';

/** Registers the plans with @nestjs/schedule; each tick asks for its run, which exists once a business date. */
@Injectable()
export class PlanificateurService implements OnApplicationBootstrap {
  constructor(
    private readonly registre: SchedulerRegistry,
    private readonly demander: DemanderSynchronisation,
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
      this.journal.info(
        { plan: plan.nom, cause: plan.intention, ...(prochaine === null ? {} : { prochaine }) },
        'plan inscrit',
      );
    }
  }

  async declencher({ nom }: Plan): Promise<void> {
    try {
      const { id, nouvelle } = await this.demander.execute(nom);
      this.journal.info(
        { plan: nom, synchronisation: id },
        nouvelle ? 'synchronisation demandée' : 'synchronisation déjà demandée ce jour',
      );
    } catch (erreur) {
      // The database is away: the log says so, and the silence of the night is seen by its absence.
      this.journal.error({ plan: nom, faille: direFaille(erreur) }, 'synchronisation non demandée');
    }
  }
}
