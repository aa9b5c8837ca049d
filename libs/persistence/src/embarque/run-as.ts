import { spawnSync } from 'node:child_process';
import { readFileSync, realpathSync, statSync } from 'node:fs';
import { dirname } from 'node:path';

/** How the programs of PostgreSQL are started: as whom, and through which wrapper. */
export interface RunAs {
  /** Absent when we are not root: PostgreSQL then runs as ourselves. */
  owner?: { uid: number; gid: number; name: string };
  command(program: string, args: readonly string[]): RunAsCommand;
}

export interface RunAsCommand {
  file: string;
  args: string[];
  uid?: number;
  gid?: number;
}

/** PostgreSQL must not be influenced by PG* variables of the caller; it needs no other variable. */
export const POSTGRES_ENVIRONMENT: Record<string, string> = {
  PATH: '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin',
  LC_ALL: 'C',
  TZ: 'UTC',
};

interface Account {
  uid: number;
  gid: number;
  name: string;
}

/**
 * PostgreSQL refuses to run as root. When we are root it runs as the owner of an existing cluster, else as
 * `postgres`, else as `nobody`. Where that account cannot reach the data or the programs because a parent folder
 * is closed (0700 home of root, folder of mkdtemp), the folder is left as it is: PostgreSQL receives the single
 * capability to pass through (`setpriv`, util-linux), see docs/adr on the embedded PostgreSQL.
 * @param cluster folder of the cluster, which may not exist yet
 * @param mustReach folders that the account has to traverse
 * @throws Error (French) when no account or no way in exists
 */
export function chooseRunAs(cluster: string, mustReach: readonly string[], postgres: string): RunAs {
  if (process.getuid?.() !== 0) {
    return { command: (file, args) => ({ file, args: [...args] }) };
  }
  const owner = clusterOwner(cluster) ?? knownAccount('postgres') ?? knownAccount('nobody');
  if (!owner) {
    throw new Error(
      `PostgreSQL refuse de tourner sous le compte root, et ni « postgres » ni « nobody » n'existent ici. ` +
        `Créez l'un de ces comptes, lancez la passerelle sous un compte ordinaire, ou indiquez DATABASE_URL.`,
    );
  }
  const ways = mustReach.every((folder) => canTraverse(folder, owner))
    ? [asAccount(owner), ...throughClosedFolders(owner)]
    : throughClosedFolders(owner);
  for (const way of ways) {
    const { file, args, uid, gid } = way(postgres, ['--version']);
    const tried = spawnSync(file, args, { uid, gid, cwd: '/', env: POSTGRES_ENVIRONMENT, stdio: 'ignore' });
    if (tried.status === 0) return { owner, command: way };
  }
  throw new Error(
    `PostgreSQL refuse de tourner sous root, et le compte « ${owner.name} » ne peut pas atteindre ` +
      `${mustReach.join(' ni ')}. Choisissez un autre dossier dans PASSERELLE_DATA_DIR, installez « setpriv » ` +
      `(paquet util-linux), lancez la passerelle sous un compte ordinaire, ou indiquez DATABASE_URL.`,
  );
}

type Way = RunAs['command'];

function asAccount({ uid, gid }: Account): Way {
  return (file, args) => ({ file, args: [...args], uid, gid });
}

/** Reading through closed folders first; containers often withhold that one and grant only the wider one. */
function throughClosedFolders({ uid, gid }: Account): Way[] {
  return ['+dac_read_search', '+dac_override'].map((capability) => (file, args) => ({
    file: 'setpriv',
    args: [
      ...['--reuid', String(uid), '--regid', String(gid), '--clear-groups'],
      ...['--inh-caps', capability, '--ambient-caps', capability, '--', file, ...args],
    ],
  }));
}

function clusterOwner(cluster: string): Account | undefined {
  const { uid, gid } = statSync(cluster, { throwIfNoEntry: false }) ?? { uid: 0, gid: 0 };
  return uid === 0
    ? undefined
    : { uid, gid, name: accounts().find((a) => a.uid === uid)?.name ?? String(uid) };
}

function knownAccount(name: string): Account | undefined {
  return accounts().find((account) => account.name === name);
}

function accounts(): Account[] {
  return readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'))
    .filter((fields) => fields.length >= 4)
    .map(([name = '', , uid, gid]) => ({ name, uid: Number(uid), gid: Number(gid) }));
}

function canTraverse(folder: string, account: Account): boolean {
  let current = realpathSync(folder);
  for (;;) {
    const { mode, uid, gid } = statSync(current);
    const bit = uid === account.uid ? 0o100 : gid === account.gid ? 0o010 : 0o001;
    if ((mode & bit) === 0) return false;
    const parent = dirname(current);
    if (parent === current) return true;
    current = parent;
  }
}
