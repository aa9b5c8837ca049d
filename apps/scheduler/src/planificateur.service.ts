import { Injectable, Logger, OnApplicationBootstrap } from '@nestjs/common';
import { SchedulerRegistry } from '@nestjs/schedule';
import { CronJob } from 'cron';
import { direFaille } from '#persistence';
import { DemanderSynchronisation } from '#reconciliation';
import { Plan, PLANS } from './plans.js';

/** Registers the plans with @nestjs/schedule; each tick asks for its run, which exists once a business date. */
@Injectable()
export class PlanificateurService implements OnApplicationBootstrap {
  readonly #journal = new Logger('Planificateur');

  constructor(
    private readonly registre: SchedulerRegistry,
    private readonly demander: DemanderSynchronisation,
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
      this.#journal.log(`${plan.nom} : ${plan.intention}, prochaine à ${tache.nextDate().toISO()}`);
    }
  }

  async declencher({ nom }: Plan): Promise<void> {
    try {
      const { id, nouvelle } = await this.demander.execute(nom);
      this.#journal.log(nouvelle ? `${nom} : demandée (${id})` : `${nom} : déjà demandée ce jour (${id})`);
    } catch (erreur) {
      // The database is away: the log says so, and the silence of the night is seen by its absence.
      this.#journal.error(`${nom} : n'a pas pu être demandée (${direFaille(erreur)})`);
    }
  }
}
