import {
  assertSchemaCompatibility,
  LATEST_SCHEMA_VERSION,
  runMigrations,
  SchemaMigrationRequiredError,
  withBackend,
} from 'bullmq';
import pg from 'pg';
import { ClientBorne } from '#persistence';
import {
  type BackendDeFiles,
  type Emploi,
  type FileDeTravaux,
  FLUX_EVENEMENTS,
  OPTIONS_TRAVAIL,
  OPTIONS_TRAVAILLEUR,
  type Travailleur,
} from './backend-de-files.js';
import { creerFilePostgres } from './connexion-postgres.js';
import { espacerLesEchecs } from './espacer-les-echecs.js';
import { type DonneesTravail, FILES, type NomFile } from './files.js';

export const SCHEMA = 'bullmq';
const { Queue, Worker } = withBackend(espacerLesEchecs(creerFilePostgres));

/** BullMQ on the gateway's own database (no REDIS_URL): one pool for all the queues of the process. */
export class BackendPostgres implements BackendDeFiles {
  readonly nature = 'postgres';
  readonly #pool: pg.Pool;

  /** @param ecoute whether this process has workers: each keeps one connection to be notified on */
  constructor(url: string, ecoute: boolean) {
    this.#pool = new pg.Pool({
      Client: ClientBorne,
      connectionString: url,
      application_name: 'passerelle-files',
      // A ring lost with the server is found by the sweep: it does not wait for the disk.
      options: `-c search_path=${SCHEMA} -c synchronous_commit=off`,
      max: ecoute ? FILES.length + 4 : 3,
      keepAlive: true,
      connectionTimeoutMillis: 3_000,
      statement_timeout: 10_000,
    });
    // An idle connection that drops is replaced at the next use; without a listener it would end the process.
    this.#pool.on('error', () => undefined);
    // Nor may one that drops while BullMQ holds it, between two of its statements: the next one reports the loss.
    this.#pool.on('connect', (client) => client.on('error', () => undefined));
    this.#pool.setMaxListeners(4 * FILES.length);
  }

  async preparer(): Promise<void> {
    await preparerFilesPostgres(this.#pool);
  }

  creerFile(nom: NomFile): FileDeTravaux {
    const options = { connection: this.#pool, defaultJobOptions: OPTIONS_TRAVAIL, streams: FLUX_EVENEMENTS };
    const file = new Queue<DonneesTravail>(nom, options);
    file.on('error', () => undefined);
    return {
      // BullMQ's own addBulk makes two temporary tables at each call: it is for hundreds of jobs, not for a few rings.
      addBulk: (travaux) => Promise.all(travaux.map(({ name, data }) => file.add(name, data))),
      close: () => file.close(),
    };
  }

  creerTravailleur(nom: NomFile, { concurrence, traiter, surEchec, surErreur }: Emploi): Travailleur {
    const options = { ...OPTIONS_TRAVAILLEUR, connection: this.#pool, concurrency: concurrence };
    const travailleur = new Worker<DonneesTravail>(nom, ({ data }) => traiter(data), options);
    travailleur.on('failed', (_, erreur) => surEchec(erreur));
    travailleur.on('error', surErreur);
    return travailleur;
  }

  async fermer(): Promise<void> {
    await this.#pool.end();
  }
}

/**
 * Creates or upgrades BullMQ's schema; processes that start together do it once (advisory lock of BullMQ). One that is
 * up to date is only read: the role of the processes may be unable to do more (check 23).
 */
export async function preparerFilesPostgres(pool: pg.Pool): Promise<void> {
  const client = await pool.connect();
  try {
    if ((await versionDuSchema(client)) < LATEST_SCHEMA_VERSION) await runMigrations(client, SCHEMA);
  } finally {
    client.release();
  }
}

async function versionDuSchema(client: pg.PoolClient): Promise<number> {
  try {
    return await assertSchemaCompatibility(client, SCHEMA);
  } catch (erreur) {
    if (erreur instanceof SchemaMigrationRequiredError) return 0;
    throw erreur;
  }
}
