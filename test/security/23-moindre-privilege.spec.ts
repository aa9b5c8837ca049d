import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { promisify } from 'node:util';
import { Redis } from 'ioredis';
import pg from 'pg';
import { TABLES_EN_AJOUT_SEUL } from '#persistence';
import { affectationEnoncee } from '#test/affectation-enoncee';
import { attendreQue } from '#test/attendre-que';
import { type GatewayEnProcessus, lancerGateway } from '#test/gateway-en-processus';
import { creerMonde, type MondeDEssai } from '#test/monde-d-essai';
import { noterNonExecute } from '#test/non-executes';
import { demarrerRedis, redisInstalle, type ServeurRedis } from '#test/serveur-redis';
import { readCompose } from '../deployment/compose-file.js';

const RACINE = new URL('../..', import.meta.url).pathname;
const AFFECTATION = affectationEnoncee('CT-ROLE-1', '1234567A');

/** One column of each, for an UPDATE that changes nothing. */
const COLONNES: Readonly<Record<(typeof TABLES_EN_AJOUT_SEUL)[number], string>> = {
  actes: 'motif',
  activations_flux: 'motif',
  comptages_porte: 'nombre',
  demasquages: 'objet',
  ecarts_evenements: 'detail',
  exports_parts: 'contenu',
  faits: 'type',
  historique: 'cause',
  identifiants: 'message',
  lectures: 'nombre',
  pauses: 'motif',
  politiques_ecarts: 'motif',
  receptions: 'voie',
  scellements: 'nombre',
  scellements_journaux: 'nombre',
  transitions: 'vers',
  zones_competence: 'motif',
};

/** The migration as it is deployed: makes a role of its own for the processes. @returns its address */
async function creerLeRole(base: string): Promise<string> {
  const url = new URL(base);
  url.username = `essai_role_${randomBytes(6).toString('hex')}`;
  url.password = randomBytes(12).toString('hex');
  const options = ['--conditions=source', '--import', './config/typescript-hooks.mjs'];
  await promisify(execFile)(process.execPath, [...options, 'apps/migration/src/main.ts'], {
    cwd: RACINE,
    env: {
      DATABASE_URL: base,
      PASSERELLE_ROLE_APPLICATION: url.username,
      PASSERELLE_ROLE_APPLICATION_SECRET: url.password,
    },
  });
  return url.href;
}

async function requeter<T extends pg.QueryResultRow>(url: string, texte: string): Promise<T[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<T>(texte)).rows;
  } finally {
    await client.end();
  }
}

/** A fact that GIDE states by webhook goes through gateway, queue and worker, to Parcours 3. */
async function echanger(monde: MondeDEssai, env: Record<string, string>): Promise<GatewayEnProcessus> {
  const gateway = await lancerGateway({
    WEBHOOK_SECRET_GIDE: monde.gide.secretWebhook,
    WEBHOOK_SECRET_PARCOURS3: monde.parcours3.secretWebhook,
    ...env,
  });
  expect(gateway.url).not.toBe('');
  monde.gide.reglerWebhooks({ actifs: true, url: gateway.url });
  monde.gide.enoncer(AFFECTATION);
  await attendreQue('Parcours 3 is told', () => monde.parcours3.dit().length > 0);
  expect((await monde.synchroniser()).etat).toBe('terminee');
  return gateway;
}

describe('security check 23: the processes under a role of PostgreSQL that may do no more than they need', () => {
  let monde: MondeDEssai;
  let adresse = '';
  beforeAll(async () => {
    monde = await creerMonde({
      adresseDuWorker: async (base) => (adresse = await creerLeRole(base)),
    });
  });
  // The role goes with the cluster of the run.
  afterAll(() => monde.fermer());

  it('the exchange passes end to end, queues in PostgreSQL', async () => {
    const gateway = await echanger(monde, { DATABASE_URL: adresse });
    expect(await gateway.arreter()).toBe(0);
  });

  const INTERDITS = [
    ...TABLES_EN_AJOUT_SEUL.flatMap((table) => [
      `DELETE FROM ${table}`,
      `UPDATE ${table} SET ${COLONNES[table]} = ${COLONNES[table]}`,
      `TRUNCATE ${table}`,
    ]),
    'DELETE FROM messages_entrants',
    'DELETE FROM dossiers',
    'DELETE FROM exports',
    'UPDATE exports SET perimetre = perimetre',
    'DELETE FROM vues',
    'UPDATE cles_api SET role = role',
    'DELETE FROM migrations',
    "SELECT effacer_dossiers('{1234567A}', clock_timestamp())",
    'SELECT effacer_corps(ARRAY(SELECT id FROM receptions))',
    "SELECT purger_journal('lectures', clock_timestamp())",
    'UPDATE journaux_purges SET jusqua = jusqua',
    'DROP TABLE faits',
    'ALTER TABLE faits DISABLE TRIGGER ALL',
    'DROP TRIGGER transitions_entrantes ON messages_entrants',
    'CREATE TABLE ailleurs (x int)',
    'CREATE TABLE bullmq.ailleurs (x int)',
    'CREATE SCHEMA ailleurs',
    'CREATE OR REPLACE FUNCTION aujourdhui_metier() RETURNS date LANGUAGE sql AS $$ SELECT current_date $$',
    'CREATE ROLE ailleurs',
    "SET session_replication_role = 'replica'",
    "COPY faits TO PROGRAM 'cat'",
    "SELECT pg_read_file('/etc/passwd')",
    'GRANT ALL ON faits TO PUBLIC',
  ];

  it.each(INTERDITS)('may not: %s', async (commande) => {
    // GRANT of what one does not hold is not an error for PostgreSQL, only a warning without effect.
    if (commande.startsWith('GRANT')) {
      await requeter(adresse, commande);
      expect(
        await requeter(
          adresse,
          `SELECT FROM pg_class WHERE relname = 'faits' AND relacl::text ~ '[{,]=[a-zA-Z]'`,
        ),
      ).toEqual([]);
      return;
    }
    await expect(requeter(adresse, commande)).rejects.toMatchObject({ code: '42501' });
  });

  it('may have the exports that have expired deleted, by time alone', async () => {
    await expect(requeter(adresse, 'SELECT effacer_exports_expires() AS nombre')).resolves.toEqual([
      { nombre: 0 },
    ]);
  });

  it('every table said to be append only in the schema is closed to changes', async () => {
    const ouvertes = await requeter<{ relname: string }>(
      monde.base.url,
      `SELECT relname FROM pg_class JOIN pg_description ON objoid = pg_class.oid AND objsubid = 0
       WHERE relkind = 'r' AND description ~ 'append only(:|$)'`,
    );
    expect(ouvertes.length).toBeGreaterThan(3);
    const fermees: readonly string[] = TABLES_EN_AJOUT_SEUL;
    expect(ouvertes.map(({ relname }) => relname).filter((table) => !fermees.includes(table))).toEqual([]);
  });

  it('no table at all may be emptied', async () => {
    const role = new URL(adresse).username;
    const droits = await requeter(
      monde.base.url,
      `SELECT table_name, privilege_type FROM information_schema.role_table_grants
       WHERE grantee = '${role}' AND table_schema = 'public' AND privilege_type NOT IN ('SELECT', 'INSERT', 'UPDATE')`,
    );
    expect(droits).toEqual([]);
  });
});

const REGLE_REDIS =
  /^ *user passerelle (.*)$/m.exec(readCompose().services.redis?.command?.join('\n') ?? '')?.[1] ?? '';

if (!redisInstalle()) noterNonExecute('security check 23, Redis', 'redis-server est absent de cette machine');
else
  describe('security check 23: the queues under the Redis user of docker-compose.yml', () => {
    let serveur: ServeurRedis;
    let redisUrl = '';
    beforeAll(async () => {
      const motDePasse = randomBytes(12).toString('hex');
      const regle = REGLE_REDIS.replace('$$REDIS_PASSWORD', motDePasse).split(' ');
      serveur = await demarrerRedis(['--user', 'passerelle', ...regle, '--user', 'default', 'off']);
      redisUrl = serveur.url.replace('//', `//passerelle:${motDePasse}@`);
    });
    afterAll(() => serveur.tuer());

    it('the exchange passes end to end', async () => {
      const monde = await creerMonde({ redisUrl });
      try {
        const gateway = await echanger(monde, { DATABASE_URL: monde.base.url, REDIS_URL: redisUrl });
        await gateway.arreter();
        const redis = new Redis(redisUrl);
        expect(await redis.exists('{passerelle}:appliquer:meta')).toBe(1);
        redis.disconnect();
      } finally {
        await monde.fermer();
      }
    });

    it.each([
      ['FLUSHALL'],
      ['FLUSHDB'],
      ['CONFIG', 'GET', '*'],
      ['CONFIG', 'SET', 'dir', '/tmp'],
      ['KEYS', '*'],
      ['SHUTDOWN'],
      ['LATENCY', 'LATEST'],
      ['MODULE', 'LIST'],
      ['ACL', 'LIST'],
      ['REPLICAOF', 'NO', 'ONE'],
      ['SAVE'],
      ['MONITOR'],
      ['GET', 'ailleurs'],
      ['SET', 'ailleurs', '1'],
      ['EVAL', "return redis.call('get', 'ailleurs')", '0'],
      ['PUBLISH', 'ailleurs', 'x'],
    ])('may not: %s', async (commande, ...parametres) => {
      const redis = new Redis(redisUrl, { retryStrategy: () => null });
      try {
        await expect(redis.call(commande, ...parametres)).rejects.toThrow(/NOPERM|can't access|ACL/i);
      } finally {
        redis.disconnect();
      }
    });

    it('nobody enters without a password', async () => {
      const redis = new Redis(serveur.url, { retryStrategy: () => null, enableReadyCheck: false });
      try {
        await expect(redis.ping()).rejects.toThrow(/NOAUTH/);
      } finally {
        redis.disconnect();
      }
    });
  });
