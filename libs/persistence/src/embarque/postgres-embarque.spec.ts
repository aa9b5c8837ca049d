import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { demarrerPostgresEmbarque, type PostgresEmbarque, urlPostgresEmbarque } from './index.js';

async function query<T>(url: string, sql: string): Promise<T[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(sql)).rows as T[];
  } finally {
    await client.end();
  }
}

describe('embedded PostgreSQL', () => {
  // mkdtemp closes its folder (0700): as root, the account of PostgreSQL has to be brought through it.
  const parent = mkdtempSync(join(tmpdir(), 'passerelle-embarque-'));
  const dataDir = join(parent, 'données de « démo »', '.data');
  const pidFile = join(dataDir, 'postgres', 'postmaster.pid');
  let postgres: PostgresEmbarque;

  beforeAll(async () => {
    expect(urlPostgresEmbarque(dataDir)).toBeNull();
    postgres = await demarrerPostgresEmbarque(dataDir, { pourEssais: true });
  });

  afterAll(async () => {
    await postgres.arreter();
    rmSync(parent, { recursive: true, force: true });
  });

  it('works in a closed folder whose name has spaces and accents, and keeps its password to itself [X7]', async () => {
    expect(await query(postgres.url, 'SELECT 1 AS un')).toEqual([{ un: 1 }]);
    expect(statSync(join(dataDir, 'postgres.json')).mode & 0o777).toBe(0o600);
    expect(statSync(parent).mode & 0o777).toBe(0o700);
  });

  it('listens on the loopback only, with a role that is no superuser', async () => {
    const [row] = await query(
      postgres.url,
      `SELECT current_setting('listen_addresses') AS ecoute, rolsuper, current_setting('server_encoding') AS codage
         FROM pg_roles WHERE rolname = current_user`,
    );
    expect(row).toEqual({ ecoute: '127.0.0.1', rolsuper: false, codage: 'UTF8' });
    const superuser = postgres.url.replace('//passerelle:', '//postgres:');
    await expect(query(superuser, 'SELECT 1')).rejects.toThrow(/password authentication failed/);
  });

  it('is found again by the command line and reused by another start', async () => {
    expect(urlPostgresEmbarque(dataDir)).toBe(postgres.url);
    const again = await demarrerPostgresEmbarque(dataDir, { pourEssais: true });
    expect(again.url).toBe(postgres.url);
  });

  it('starts again at once after a SIGKILL, with the same data', async () => {
    await query(postgres.url, 'CREATE TABLE temoin AS SELECT 42 AS valeur');
    await query(postgres.url, 'CHECKPOINT');
    process.kill(Number(readFileSync(pidFile, 'utf8').split('\n')[0]), 'SIGKILL');
    postgres = await demarrerPostgresEmbarque(dataDir, { pourEssais: true });
    expect(await query(postgres.url, 'SELECT valeur FROM temoin')).toEqual([{ valeur: 42 }]);
  });

  it('is not fooled by a stale pid that another program has received since', async () => {
    const [, ...rest] = readFileSync(pidFile, 'utf8').split('\n');
    await postgres.arreter();
    expect(existsSync(pidFile)).toBe(false);
    expect(urlPostgresEmbarque(dataDir)).toBeNull();
    writeFileSync(pidFile, [process.pid, ...rest].join('\n'));
    postgres = await demarrerPostgresEmbarque(dataDir, { pourEssais: true });
    expect(await query(postgres.url, 'SELECT valeur FROM temoin')).toEqual([{ valeur: 42 }]);
  });

  it('two starts at once agree on one server', async () => {
    await postgres.arreter();
    const [one, other] = await Promise.all([
      demarrerPostgresEmbarque(dataDir, { pourEssais: true }),
      demarrerPostgresEmbarque(dataDir, { pourEssais: true }),
    ]);
    expect(one.url).toBe(other.url);
    postgres = one;
  });

  it('says in French which setting to change when the folder cannot be written', async () => {
    const file = join(parent, 'fichier');
    writeFileSync(file, '');
    await expect(demarrerPostgresEmbarque(join(file, 'data'))).rejects.toThrow(/PASSERELLE_DATA_DIR/);
  });

  it('refuses the data of another major version with a clear sentence', async () => {
    await postgres.arreter();
    const version = join(dataDir, 'postgres', 'PG_VERSION');
    writeFileSync(version, '17\n');
    await expect(demarrerPostgresEmbarque(dataDir)).rejects.toThrow(/PostgreSQL 17/);
    writeFileSync(version, '18\n');
    postgres = await demarrerPostgresEmbarque(dataDir, { pourEssais: true });
  });
});
