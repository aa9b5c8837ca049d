import { creerBase } from '#test/base-de-donnees';
import { noterNonExecute } from '#test/non-executes';
import { attendreQue } from '#test/attendre-que';
import {
  demarrerRedis,
  demarrerSentinelle,
  portLibre,
  redisInstalle,
  type ServeurRedis,
} from '#test/serveur-redis';
import { Redis } from 'ioredis';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { type BackendDeFiles, BackendRedis, creerBackend } from '../src/index.js';

/** A backend of queues for a suite, with what a test needs to harm it. */
export interface TerrainDEssai {
  creerBackend(): BackendDeFiles;
  /** Everything connected to it is cut; it answers again afterwards. */
  couper(): Promise<void>;
  /** It answers whoever asks for a job with an error, until `accepter`. */
  refuser(): Promise<void>;
  accepter(): Promise<void>;
  /** How many jobs it holds, all queues and states together. */
  travaux(): Promise<number>;
  /** Forgets every job, so that a test finds none that another one left. */
  vider(): Promise<void>;
  fermer(): Promise<void>;
}

export interface NatureDeTerrain {
  nature: string;
  preparer: () => Promise<TerrainDEssai>;
}

const POSTGRES: NatureDeTerrain = { nature: 'PostgreSQL', preparer: preparerPostgres };
const REDIS: NatureDeTerrain[] = [
  { nature: 'Redis', preparer: preparerRedis },
  { nature: 'Redis behind Sentinel', preparer: preparerSentinelle },
  { nature: 'Redis Cluster', preparer: preparerGrappe },
];

/** The backends that this machine can run; the absence of redis-server is noted. */
export function terrainsDEssai(suite: string): NatureDeTerrain[] {
  if (redisInstalle()) return [POSTGRES, ...REDIS];
  noterNonExecute(`${suite}, sur Redis`, 'redis-server est absent de cette machine');
  return [POSTGRES];
}

async function preparerPostgres(): Promise<TerrainDEssai> {
  const base = await creerBase({ vierge: true });
  const sql = async (texte: string): Promise<{ n: number }[]> => {
    const client = new pg.Client({ connectionString: base.url });
    await client.connect();
    try {
      const { rows } = await client.query<{ n: number }>(texte);
      return rows;
    } finally {
      await client.end();
    }
  };
  return {
    creerBackend: () => creerBackend({ databaseUrl: base.url, ecoute: true }),
    couper: async () => {
      await sql(
        `SELECT count(pg_terminate_backend(pid))::int AS n FROM pg_stat_activity
          WHERE datname = current_database() AND usename = current_user AND pid <> pg_backend_pid()`,
      );
    },
    refuser: async () => {
      await sql('ALTER TABLE bullmq.job RENAME TO job_absente');
    },
    accepter: async () => {
      await sql('ALTER TABLE bullmq.job_absente RENAME TO job');
    },
    travaux: async () => (await sql('SELECT count(*)::int AS n FROM bullmq.job'))[0]?.n ?? 0,
    vider: async () => {
      await sql('TRUNCATE bullmq.job CASCADE');
    },
    fermer: () => base.supprimer(),
  };
}

async function preparerRedis(): Promise<TerrainDEssai> {
  const serveur = await demarrerRedis();
  return terrainRedis(serveur, serveur.url, () => serveur.tuer());
}

async function preparerSentinelle(): Promise<TerrainDEssai> {
  const dossier = mkdtempSync(join(tmpdir(), 'passerelle-sentinelle-'));
  const serveur = await demarrerRedis();
  const sentinelle = await demarrerSentinelle(serveur, dossier);
  return terrainRedis(serveur, `redis-sentinel://${sentinelle.hote}/principal`, async () => {
    await sentinelle.tuer();
    await serveur.tuer();
    rmSync(dossier, { recursive: true });
  });
}

/** One node that holds every slot: its clients must still speak the cluster's language. */
async function preparerGrappe(): Promise<TerrainDEssai> {
  const dossier = mkdtempSync(join(tmpdir(), 'passerelle-grappe-'));
  const bus = String(await portLibre());
  const serveur = await demarrerRedis([
    '--cluster-enabled',
    'yes',
    '--cluster-port',
    bus,
    '--cluster-announce-ip',
    '127.0.0.1',
    '--dir',
    dossier,
  ]);
  const client = new Redis(serveur.url);
  await client.call('CLUSTER', 'ADDSLOTSRANGE', '0', '16383');
  await attendreQue('la grappe est prête', async () =>
    (await client.cluster('INFO')).includes('cluster_state:ok'),
  );
  client.disconnect();
  return terrainRedis(serveur, serveur.url.replace('redis:', 'redis-cluster:'), async () => {
    await serveur.tuer();
    rmSync(dossier, { recursive: true });
  });
}

function terrainRedis(serveur: ServeurRedis, redisUrl: string, fermer: () => Promise<void>): TerrainDEssai {
  const borner = async (octets: string): Promise<void> => {
    const client = new Redis(serveur.url);
    await client.config('SET', 'maxmemory', octets);
    client.disconnect();
  };
  return {
    // A command that a loaded machine holds back is not a ring lost.
    creerBackend: () => new BackendRedis(redisUrl, 60_000),
    couper: async () => {
      await serveur.tuer();
      await serveur.relancer();
    },
    // Full, it refuses whatever writes.
    refuser: () => borner('1'),
    accepter: () => borner('0'),
    travaux: async () => {
      const client = new Redis(serveur.url);
      const cles = await client.keys('{passerelle}:*');
      client.disconnect();
      // A job is a key that ends with its number; the rest is the queue's own state.
      return cles.filter((cle) => /:\d+$/.test(cle)).length;
    },
    vider: async () => {
      const client = new Redis(serveur.url);
      await client.flushall();
      client.disconnect();
    },
    fermer,
  };
}
