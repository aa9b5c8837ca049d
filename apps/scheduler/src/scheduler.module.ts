import { DynamicModule, Inject, Module, OnApplicationShutdown } from '@nestjs/common';
import { ScheduleModule } from '@nestjs/schedule';
import { DataSource } from 'typeorm';
import type { ReglagesScheduler } from '#config';
import { creerDataSource, UniteDeTravail } from '#persistence';
import { QueueingModule, type Sonnette, SONNETTE } from '#queueing';
import { DemanderSynchronisation } from '#reconciliation';
import { PlanificateurService } from './planificateur.service.js';

/** The scheduler: rhythms only. Any number may run; the database keeps each plan to one run a business date. */
@Module({})
export class SchedulerModule implements OnApplicationShutdown {
  constructor(@Inject(DataSource) private readonly source: DataSource) {}

  async onApplicationShutdown(): Promise<void> {
    await this.source.destroy();
  }

  static forRoot({ baseUrl, redisUrl }: ReglagesScheduler): DynamicModule {
    return {
      module: SchedulerModule,
      imports: [ScheduleModule.forRoot(), QueueingModule.forRoot({ databaseUrl: baseUrl, redisUrl })],
      providers: [
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
      ],
    };
  }
}
