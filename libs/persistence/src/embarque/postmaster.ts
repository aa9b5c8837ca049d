import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** What `postmaster.pid` says of a cluster. */
export interface Postmaster {
  pid: number;
  /** Absent while it has not yet opened its port. */
  port?: number;
  /** `starting`, `ready`, `stopping`, or empty early on. */
  status: string;
}

/** Above any pid that a kernel gives. */
const NOBODYS_PID = '2147483646';

/** Reads `postmaster.pid`; null when the cluster is stopped. A file half written counts as starting. */
export function readPostmaster(cluster: string): Postmaster | null {
  const text = readIfPresent(pidFile(cluster));
  if (text === null) return null;
  const lines = text.split('\n').map((line) => line.trim());
  const port = Number(lines[3]);
  return { pid: Number(lines[0]), port: port > 0 ? port : undefined, status: lines[7] ?? '' };
}

/** Whether that process is alive and is a PostgreSQL (a pid is given again to others, above all in containers). */
export function isAlive({ pid }: Postmaster): boolean {
  if (!Number.isInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM' && isPostgres(pid);
  }
  return isPostgres(pid);
}

/**
 * PostgreSQL accepts a stale file whose process is gone, but not one whose pid lives on as another program or as
 * a zombie. The file is kept, since it also guards the shared memory of surviving children: only the pid changes.
 */
export function disownStalePid(cluster: string, stale: Postmaster): void {
  if (isAlive(stale)) return;
  const text = readIfPresent(pidFile(cluster));
  if (text === null) return;
  const [pid, ...rest] = text.split('\n');
  if (Number(pid) === stale.pid) writeFileSync(pidFile(cluster), [NOBODYS_PID, ...rest].join('\n'));
}

function pidFile(cluster: string): string {
  return join(cluster, 'postmaster.pid');
}

/** Only Linux tells; elsewhere a living pid is believed. */
function isPostgres(pid: number): boolean {
  const stat = readIfPresent(`/proc/${pid}/stat`);
  if (stat === null) return process.platform !== 'linux';
  const [, name, state] = /\((.*)\) (\S)/s.exec(stat) ?? [];
  return name === 'postgres' && state !== 'Z';
}

function readIfPresent(path: string): string | null {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if (['ENOENT', 'ESRCH'].includes((error as NodeJS.ErrnoException).code ?? '')) return null;
    throw error;
  }
}
