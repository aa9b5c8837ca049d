import { Inject, Injectable, OnApplicationBootstrap } from '@nestjs/common';
import { SchedulerRegistry } from '@nestjs/schedule';
import { CronJob } from 'cron';
import { type Journal } from '#observability';
import { direFaille } from '#persistence';
import { type Sonnette, SONNETTE } from '#queueing';
import { DemanderNuit } from '#reconciliation';
import { JOURNAL, LES_PLANS } from './jetons.js';
import type { Plan } from './plans.js';

/**
 * Registers the plans with @nestjs/schedule. A night exists once a business date; what is rung for knows by itself
 * when it is due: any number of schedulers may tick.
 */
@Injectable()
export class PlanificateurService implements OnApplicationBootstrap {
  constructor(
    private readonly registre: SchedulerRegistry,
    private readonly demander: DemanderNuit,
    @Inject(LES_PLANS) private readonly plans: readonly Plan[],
    @Inject(SONNETTE) private readonly sonnette: Sonnette,
    @Inject(JOURNAL) private readonly journal: Journal,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    for (const plan of this.plans) {
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
    for (const plan of this.plans) if (plan.auDemarrage) await this.declencher(plan);
  }

  async declencher({ nom, demande }: Plan): Promise<void> {
    if ('sonner' in demande) await this.sonnette.sonner(demande.sonner, demande.cle);
    else await this.#demanderLaNuit(nom, demande.nuit);
  }

  async #demanderLaNuit(plan: string, quand: 'a_l_heure' | 'rattrapage'): Promise<void> {
    try {
      const nuit = await this.demander.execute(quand);
      if (nuit) this.journal.info({ plan, synchronisation: nuit.id }, 'nuit demandée');
      else if (quand === 'a_l_heure') this.journal.info({ plan }, 'nuit déjà demandée, ou pas encore due');
    } catch (erreur) {
      // The database is away: the log says so, and the next minute asks again.
      this.journal.error({ plan, faille: direFaille(erreur) }, 'nuit non demandée');
    }
  }
}
