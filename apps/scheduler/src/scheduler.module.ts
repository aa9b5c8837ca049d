import { DynamicModule, Inject, Module, OnApplicationShutdown } from '@nestjs/common';
import { ScheduleModule } from '@nestjs/schedule';
import { DataSource } from 'typeorm';
import { lireSurveillance, type ReglagesScheduler } from '#config';
import {
  controleDeLaBase,
  creerJournal,
  creerRegistre,
  type Journal,
  Observation,
  Sante,
} from '#observability';
import { attendreLaBase, creerDataSource, migrationsManquantes, UniteDeTravail } from '#persistence';
import { observerLesFiles, QueueingModule, type Sonnette, SONNETTE } from '#queueing';
import { DemanderNuit } from '#reconciliation';
import { JOURNAL, LES_PLANS } from './jetons.js';
import { PlanificateurService } from './planificateur.service.js';
import { plans } from './plans.js';

/** The scheduler: rhythms only. Any number may run; the database keeps each plan to one run a business date. */
@Module({})
export class SchedulerModule implements OnApplicationShutdown {
  constructor(@Inject(DataSource) private readonly source: DataSource) {}

  async onApplicationShutdown(): Promise<void> {
    await this.source.destroy();
  }

  static forRoot(
    { baseUrl, redisUrl, observation, niveauJournal }: ReglagesScheduler,
    journal: Journal = creerJournal('scheduler', niveauJournal),
  ): DynamicModule {
    const registre = creerRegistre('scheduler');
    const observateur = observerLesFiles(journal, registre);
    const surveillance = lireSurveillance();
    return {
      module: SchedulerModule,
      imports: [
        ScheduleModule.forRoot(),
        QueueingModule.forRoot({ databaseUrl: baseUrl, redisUrl, observateur }),
      ],
      providers: [
        { provide: JOURNAL, useValue: journal },
        { provide: LES_PLANS, useValue: plans(surveillance) },
        {
          provide: DataSource,
          useFactory: () =>
            attendreLaBase(
              () =>
                creerDataSource({
                  url: baseUrl,
                  taillePool: 2,
                  application: 'passerelle-scheduler',
                }).initialize(),
              (faille) => journal.warn({ faille }, 'attend la base'),
            ),
        },
        {
          provide: DemanderNuit,
          inject: [DataSource, SONNETTE],
          useFactory: (source: DataSource, sonnette: Sonnette) =>
            new DemanderNuit(
              new UniteDeTravail(source),
              surveillance.nuit.heure,
              () => void sonnette.sonner('synchroniser'),
            ),
        },
        PlanificateurService,
        {
          provide: Observation,
          inject: [DataSource],
          useFactory: (source: DataSource) =>
            new Observation({
              ecoute: observation,
              registre,
              sante: new Sante([controleDeLaBase(() => migrationsManquantes(source))]),
              journal,
            }),
        },
      ],
    };
  }
}
