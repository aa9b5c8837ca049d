import { createRedisBackend, withBackend } from 'bullmq';
import { Cluster, type CommonRedisOptions, Redis } from 'ioredis';
import { type AdresseRedis, lireAdresseRedis } from './adresse-redis.js';
import {
  type BackendDeFiles,
  type Emploi,
  type FileDeTravaux,
  FLUX_EVENEMENTS,
  OPTIONS_TRAVAIL,
  OPTIONS_TRAVAILLEUR,
  type Travailleur,
} from './backend-de-files.js';
import { Branchement } from './branchement.js';
import { espacerLesEchecs } from './espacer-les-echecs.js';
import { type DonneesTravail, type NomFile } from './files.js';

const { Queue, Worker } = withBackend(espacerLesEchecs(createRedisBackend));

/** The tag keeps all the keys of BullMQ on one slot of a cluster. */
const PREFIXE = '{passerelle}';

/** A ring fails fast: the sweep finds what it would have announced. */
const PRODUCTEUR = { enableOfflineQueue: false, maxRetriesPerRequest: 1 };

/** A worker waits for a Redis that is away, and its blocking read must not time out. */
const CONSOMMATEUR = { maxRetriesPerRequest: null };

const RECONNEXION = { retryStrategy: (essai: number): number => Math.min(essai * 100, 2_000) };

/** BullMQ on Redis (REDIS_URL): one server, Sentinel or Cluster. */
export class BackendRedis implements BackendDeFiles {
  readonly nature = 'redis';
  readonly #adresse: AdresseRedis;
  readonly #ouvertes: (Redis | Cluster)[] = [];
  #producteur?: Redis | Cluster;
  #consommateur?: Redis | Cluster;

  /** @param commandeMs how long one command of a ring may take before it is given up */
  constructor(
    url: string,
    private readonly commandeMs = 500,
  ) {
    this.#adresse = lireAdresseRedis(url);
  }

  preparer(): Promise<void> {
    return Promise.resolve();
  }

  creerFile(nom: NomFile): FileDeTravaux {
    const producteur = { ...PRODUCTEUR, commandTimeout: this.commandeMs };
    const connection = (this.#producteur ??= this.#connecter(producteur));
    const branchement = new Branchement(() => {
      const file = new Queue<DonneesTravail>(nom, {
        connection,
        prefix: PREFIXE,
        defaultJobOptions: OPTIONS_TRAVAIL,
        streams: FLUX_EVENEMENTS,
      });
      file.on('error', () => undefined);
      return file;
    });
    return {
      addBulk: async (travaux) => (await branchement.obtenir()).addBulk(travaux),
      close: () => branchement.fermer(),
    };
  }

  creerTravailleur(nom: NomFile, { concurrence, traiter, surEchec, surErreur }: Emploi): Travailleur {
    this.#consommateur ??= this.#connecter(CONSOMMATEUR);
    const options = { ...OPTIONS_TRAVAILLEUR, prefix: PREFIXE, concurrency: concurrence };
    const travailleur = new Worker<DonneesTravail>(nom, ({ data }) => traiter(data), {
      ...options,
      connection: this.#consommateur,
    });
    travailleur.on('failed', (_, erreur) => surEchec(erreur));
    travailleur.on('error', surErreur);
    return travailleur;
  }

  fermer(): Promise<void> {
    for (const connexion of this.#ouvertes) connexion.disconnect();
    return Promise.resolve();
  }

  /** BullMQ duplicates a connection for its blocking reads and cannot close a copy whose server is away. */
  #connecter(role: Partial<CommonRedisOptions>): Redis | Cluster {
    const connexion = connecter(this.#adresse, role);
    const dupliquer = connexion.duplicate.bind(connexion) as (...options: unknown[]) => Redis | Cluster;
    const duplicate = (...options: unknown[]): Redis | Cluster => {
      const copie = dupliquer(...options);
      this.#ouvertes.push(copie);
      return copie;
    };
    this.#ouvertes.push(connexion);
    return Object.assign(connexion, { duplicate });
  }
}

function connecter(adresse: AdresseRedis, role: Partial<CommonRedisOptions>): Redis | Cluster {
  const options = { ...role, ...RECONNEXION };
  const connexion =
    adresse.forme === 'cluster'
      ? new Cluster(adresse.noeuds, {
          ...adresse.options,
          enableOfflineQueue: role.enableOfflineQueue ?? true,
          clusterRetryStrategy: RECONNEXION.retryStrategy,
          redisOptions: { ...adresse.options.redisOptions, ...role },
        })
      : new Redis({ ...adresse.options, ...options });
  // Queues and workers report their errors; without a listener here ioredis would write them to the console.
  connexion.on('error', () => undefined);
  return connexion;
}
