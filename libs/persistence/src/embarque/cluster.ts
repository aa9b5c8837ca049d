import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import {
  chownSync,
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { type PostgresBinaries } from './postgres-binaries.js';
import { POSTGRES_ENVIRONMENT, type RunAs } from './run-as.js';
import { createState, readState } from './state.js';

export const ROLE = 'passerelle';
export const DATABASE = 'passerelle';
const MAJOR = '18';

/** The folder of the cluster under the data folder. */
export function clusterFolder(dataDir: string): string {
  return join(dataDir, 'postgres');
}

/**
 * Makes the cluster when it is missing: role and database `passerelle`, owned by a role that is no superuser; the
 * superuser has no password, so nobody can log in as it. Made aside and renamed: a kill leaves nothing half made.
 * @throws Error (French) when the data come from another major version, or initdb fails
 */
export async function ensureCluster(
  dataDir: string,
  binaries: PostgresBinaries,
  runAs: RunAs,
  options: { forTests: boolean },
): Promise<void> {
  const cluster = clusterFolder(dataDir);
  if (existsSync(cluster)) {
    const version = readVersion(cluster);
    if (version !== MAJOR) {
      throw new Error(
        `Les données de ${cluster} viennent de PostgreSQL ${version}, la version embarquée est ${MAJOR}. ` +
          `Transférez-les (pg_dump, pg_restore) ou indiquez un autre dossier dans PASSERELLE_DATA_DIR.`,
      );
    }
    return;
  }
  const password = choosePassword(dataDir);
  for (const entry of readdirSync(dataDir)) {
    if (entry.startsWith('postgres.nouveau-')) rmSync(join(dataDir, entry), { recursive: true, force: true });
  }
  const draft = join(dataDir, `postgres.nouveau-${process.pid}`);
  mkdirSync(draft, { mode: 0o700 });
  if (runAs.owner) chownSync(draft, runAs.owner.uid, runAs.owner.gid);
  const how = ['--username=postgres', '--auth=scram-sha-256', '--encoding=UTF8'];
  const locale = ['--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'];
  const fast = options.forTests ? ['--no-sync'] : [];
  // initdb wants a password to begin with; it is forgotten two statements later.
  const passwordFile = `${draft}.motdepasse`;
  writeFileSync(passwordFile, randomBytes(32).toString('base64url'), { mode: 0o600 });
  if (runAs.owner) chownSync(passwordFile, runAs.owner.uid, runAs.owner.gid);
  await run(
    binaries.initdb,
    [`--pgdata=${draft}`, `--pwfile=${passwordFile}`, ...how, ...locale, ...fast],
    runAs,
  );
  rmSync(passwordFile);
  await run(
    binaries.postgres,
    ['--single', '-D', draft, '-c', 'log_min_messages=error', 'postgres'],
    runAs,
    [
      `ALTER ROLE postgres PASSWORD NULL`,
      `CREATE ROLE ${ROLE} LOGIN ${options.forTests ? 'CREATEDB CREATEROLE' : ''} PASSWORD '${password}'`,
      `GRANT pg_monitor, pg_checkpoint TO ${ROLE}`,
      `CREATE DATABASE ${DATABASE} OWNER ${ROLE}`,
      '',
    ].join('\n'),
  );
  renameSync(draft, cluster);
}

function readVersion(cluster: string): string {
  try {
    return readFileSync(join(cluster, 'PG_VERSION'), 'utf8').trim();
  } catch (cause) {
    throw new Error(
      `Les données de ${cluster} ne sont pas lisibles : elles ont été créées sous un autre compte, ou abîmées. ` +
        `Relancez sous ce compte ou indiquez un autre dossier dans PASSERELLE_DATA_DIR.`,
      { cause },
    );
  }
}

/** Two starters at once agree on the password: the file is created by one of them only. */
function choosePassword(dataDir: string): string {
  const motDePasse = readState(dataDir)?.motDePasse;
  if (motDePasse !== undefined) return motDePasse;
  try {
    const nouveau = randomBytes(24).toString('base64url');
    createState(dataDir, { motDePasse: nouveau });
    return nouveau;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    return choosePassword(dataDir);
  }
}

/** In a session of its own: a Ctrl-C lets it finish, so that nothing half made has to be told. */
async function run(program: string, args: string[], runAs: RunAs, input = ''): Promise<void> {
  const { file, args: all, uid, gid } = runAs.command(program, args);
  const child = spawn(file, all, { uid, gid, cwd: '/', env: POSTGRES_ENVIRONMENT, detached: true });
  let errors = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => (errors += text));
  child.stdout.resume();
  // A program that refuses to start does not read what it is given.
  child.stdin.on('error', () => undefined);
  child.stdin.end(input);
  const [code] = (await once(child, 'close')) as [number | null];
  if (code !== 0 || /\b(ERROR|FATAL|PANIC):/.test(errors)) {
    const what = errors.trim().split('\n').slice(-5).join('\n');
    throw new Error(`La base embarquée n'a pas pu être créée (${program}) : ${what}`);
  }
}
