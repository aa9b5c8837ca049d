import { DynamicModule, Inject, Module, OnApplicationShutdown } from '@nestjs/common';
import { ScheduleModule } from '@nestjs/schedule';
import { DataSource } from 'typeorm';
import type { ReglagesScheduler } from '#config';
import {
  controleDeLaBase,
  creerJournal,
  creerRegistre,
  type Journal,
  Observation,
  Sante,
} from '#observability';
import { creerDataSource, migrationsManquantes, UniteDeTravail } from '#persistence';
import { observerLesFiles, QueueingModule, type Sonnette, SONNETTE } from '#queueing';
import { DemanderSynchronisation } from '#reconciliation';
import { JOURNAL } from './jetons.js';
import { PlanificateurService } from './planificateur.service.js';

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
    return {
      module: SchedulerModule,
      imports: [
        ScheduleModule.forRoot(),
        QueueingModule.forRoot({ databaseUrl: baseUrl, redisUrl, observateur }),
      ],
      providers: [
        { provide: JOURNAL, useValue: journal },
        {
          provide: DataSource,
          useFactory: () =>
            creerDataSource({
              url: baseUrl,
              taillePool: 2,
              application: 'passerelle-scheduler',
            }).initialize(),
        },
        {
          provide: DemanderSynchronisation,
          inject: [DataSource, SONNETTE],
          useFactory: (source: DataSource, sonnette: Sonnette) =>
            new DemanderSynchronisation(
              new UniteDeTravail(source),
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
