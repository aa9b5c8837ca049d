import {
  type BeforeApplicationShutdown,
  type DynamicModule,
  Inject,
  Injectable,
  Module,
  type OnApplicationBootstrap,
  type OnApplicationShutdown,
  Optional,
} from '@nestjs/common';
import { attendreLaBase } from '#persistence';
import { type BackendDeFiles } from './backend-de-files.js';
import { BackendPostgres } from './backend-postgres.js';
import { BackendRedis } from './backend-redis.js';
import { Ecoute } from './ecoute.js';
import { type ObservateurDesFiles } from './observer-les-files.js';
import { SonnetteBullMq } from './sonnette.js';

export interface OptionsQueueing {
  databaseUrl: string;
  /** Absent: BullMQ keeps its jobs in the database. */
  redisUrl?: string;
  /** Whether this process works on the queues (worker) or only rings. */
  ecoute?: boolean;
  /** Told what happens to the queues (`observerLesFiles`). */
  observateur: ObservateurDesFiles;
}

/** Token of the {@link Sonnette}. */
export const SONNETTE = Symbol('Sonnette');
const BACKEND = Symbol('BackendDeFiles');

/** Chooses the backend that the settings ask for. */
export function creerBackend({
  databaseUrl,
  redisUrl,
  ecoute = false,
}: Omit<OptionsQueueing, 'observateur'>): BackendDeFiles {
  return redisUrl ? new BackendRedis(redisUrl) : new BackendPostgres(databaseUrl, ecoute);
}

/** Starts the workers once every processor is declared; drains them before connections close. */
@Injectable()
class CycleDesFiles implements OnApplicationBootstrap, BeforeApplicationShutdown, OnApplicationShutdown {
  constructor(
    @Inject(BACKEND) private readonly backend: BackendDeFiles,
    @Inject(SONNETTE) private readonly sonnette: SonnetteBullMq,
    @Optional() private readonly ecoute?: Ecoute,
  ) {}

  onApplicationBootstrap(): void {
    this.ecoute?.demarrer();
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.ecoute?.fermer();
  }

  async onApplicationShutdown(): Promise<void> {
    await this.sonnette.fermer();
    await this.backend.fermer();
  }
}

/**
 * The queues in a Nest application: provides SONNETTE everywhere and, with `ecoute`, {@link Ecoute}, on which
 * providers declare their processor in `onModuleInit`. The start fails when a queue has none, or two.
 */
@Module({})
export class QueueingModule {
  static forRoot(options: OptionsQueueing): DynamicModule {
    const { signaler, surSonneriePerdue } = options.observateur;
    const preparer = async (): Promise<BackendDeFiles> => {
      const backend = creerBackend(options);
      await attendreLaBase(() => backend.preparer());
      return backend;
    };
    const ecoute = {
      provide: Ecoute,
      useFactory: (backend: BackendDeFiles, sonnette: SonnetteBullMq) =>
        new Ecoute(backend, sonnette, signaler),
      inject: [BACKEND, SONNETTE],
    };
    return {
      module: QueueingModule,
      global: true,
      providers: [
        { provide: BACKEND, useFactory: preparer },
        {
          provide: SONNETTE,
          useFactory: (backend: BackendDeFiles) => new SonnetteBullMq(backend, signaler, surSonneriePerdue),
          inject: [BACKEND],
        },
        ...(options.ecoute ? [ecoute] : []),
        CycleDesFiles,
      ],
      exports: [SONNETTE, ...(options.ecoute ? [Ecoute] : [])],
    };
  }
}
