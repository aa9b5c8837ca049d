import {
  type BeforeApplicationShutdown,
  type DynamicModule,
  Inject,
  Injectable,
  Logger,
  Module,
  type OnApplicationBootstrap,
  type OnApplicationShutdown,
  Optional,
} from '@nestjs/common';
import { type BackendDeFiles } from './backend-de-files.js';
import { BackendPostgres } from './backend-postgres.js';
import { BackendRedis } from './backend-redis.js';
import { Ecoute } from './ecoute.js';
import { type IncidentFile, type Signaler } from './files.js';
import { SonnetteBullMq } from './sonnette.js';

export interface OptionsQueueing {
  databaseUrl: string;
  /** Absent: BullMQ keeps its jobs in the database. */
  redisUrl?: string;
  /** Whether this process works on the queues (worker) or only rings. */
  ecoute?: boolean;
  signaler?: Signaler;
}

/** Token of the {@link Sonnette}. */
export const SONNETTE = Symbol('Sonnette');
const BACKEND = Symbol('BackendDeFiles');

/** Chooses the backend that the settings ask for. */
export function creerBackend({ databaseUrl, redisUrl, ecoute = false }: OptionsQueueing): BackendDeFiles {
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
    const signaler = options.signaler ?? signalerAuJournal;
    const preparer = async (): Promise<BackendDeFiles> => {
      const backend = creerBackend(options);
      await backend.preparer();
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
          useFactory: (backend: BackendDeFiles) => new SonnetteBullMq(backend, signaler),
          inject: [BACKEND],
        },
        ...(options.ecoute ? [ecoute] : []),
        CycleDesFiles,
      ],
      exports: [SONNETTE, ...(options.ecoute ? [Ecoute] : [])],
    };
  }
}

/** Names and codes only: the text of a driver's error may quote what it was sent. */
function signalerAuJournal({ file, nature, erreur }: IncidentFile): void {
  const code = (erreur as { code?: unknown } | undefined)?.code;
  const precision = [erreur?.name, typeof code === 'string' ? code : undefined].filter(Boolean).join(' ');
  const ligne = `${file} : ${nature}${precision ? ` (${precision})` : ''}`;
  const journal = new Logger('Files');
  if (nature === 'sonnerie_retablie') journal.log(ligne);
  else journal.warn(ligne);
}
