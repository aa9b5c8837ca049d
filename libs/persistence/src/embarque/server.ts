import { spawn } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { once } from 'node:events';
import { closeSync, mkdirSync, openSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';
import { clusterFolder } from './cluster.js';
import { type PostgresBinaries } from './postgres-binaries.js';
import { disownStalePid, isAlive, readPostmaster } from './postmaster.js';
import { POSTGRES_ENVIRONMENT, type RunAs } from './run-as.js';
import { serverSettings } from './settings.js';
import { readState, writeState } from './state.js';

export interface Server {
  dataDir: string;
  binaries: PostgresBinaries;
  runAs: RunAs;
  forTests: boolean;
  /** Where the database of a port is. */
  url(port: number): string;
}

const PATIENCE_MS = 30_000;

/**
 * Makes sure that PostgreSQL runs and answers: reuses the one that runs, waits for one that recovers or stops,
 * starts it otherwise. After a SIGKILL its children hold the shared memory for up to two seconds and the start is
 * refused: tried again during 30 s. A recovery that is under way is waited for as long as its process lives.
 * @returns the port
 */
export async function ensureRunning(server: Server): Promise<number> {
  const cluster = clusterFolder(server.dataDir);
  const deadline = Date.now() + PATIENCE_MS;
  let lastFailure = '';
  for (;;) {
    const postmaster = readPostmaster(cluster);
    if (postmaster && isAlive(postmaster)) {
      if (postmaster.status === 'ready' && postmaster.port) {
        const failure = await tryConnection(server.url(postmaster.port));
        if (failure === null) return postmaster.port;
        lastFailure = failure;
      } else if (postmaster.status === 'starting') {
        await wait(50);
        continue;
      }
    } else {
      if (postmaster) disownStalePid(cluster, postmaster);
      lastFailure = (await launch(server)) ?? '';
      if (lastFailure === '') continue;
    }
    if (Date.now() > deadline) {
      throw new Error(
        `La base embarquée ne répond pas après ${PATIENCE_MS / 1000} s (${lastFailure}). ` +
          `Voyez ${logFile(server.dataDir)}.`,
      );
    }
    await wait(100);
  }
}

/** Stops it as `pg_ctl stop -m fast` does; without effect when it does not run. */
export async function stop(server: Server): Promise<void> {
  const cluster = clusterFolder(server.dataDir);
  for (const mode of ['fast', 'immediate']) {
    const postmaster = readPostmaster(cluster);
    if (!postmaster || !isAlive(postmaster)) return;
    const args = ['stop', '-D', cluster, '-m', mode, '-w', '-t', '30', '-s'];
    const { file, args: all, uid, gid } = server.runAs.command(server.binaries.pgCtl, args);
    // Detached: a second Ctrl-C must not end the stop half way.
    const options = { uid, gid, cwd: '/', env: POSTGRES_ENVIRONMENT, detached: true };
    await once(spawn(file, all, { ...options, stdio: 'ignore' }), 'exit');
  }
}

/**
 * Starts `postgres` in a session of its own, as pg_ctl does but without its shell (a path may hold any character):
 * neither a signal to our process group nor our death reaches it.
 * @returns why it ended, or null once its port is open
 */
async function launch(server: Server): Promise<string | null> {
  const cluster = clusterFolder(server.dataDir);
  mkdirSync(join(server.dataDir, 'journaux'), { recursive: true, mode: 0o700 });
  const log = openSync(logFile(server.dataDir), 'a', 0o600);
  const args = ['-D', cluster, ...serverSettings(await choosePort(server.dataDir), server.forTests)];
  const { file, args: all, uid, gid } = server.runAs.command(server.binaries.postgres, args);
  const stdio = ['ignore', log, log] as const;
  const child = spawn(file, all, {
    uid,
    gid,
    cwd: '/',
    env: POSTGRES_ENVIRONMENT,
    stdio: [...stdio],
    detached: true,
  });
  closeSync(log);
  child.unref();
  let ended: string | null = null;
  child.on('error', (error) => (ended = error.message));
  child.on('exit', (code, signal) => (ended = `postgres s'est arrêté : ${signal ?? `code ${code}`}`));
  await once(child, 'spawn');
  while (ended === null) {
    const postmaster = readPostmaster(cluster);
    if (postmaster && postmaster.pid === child.pid && postmaster.status !== '') break;
    await wait(20);
  }
  child.removeAllListeners();
  return ended;
}

function logFile(dataDir: string): string {
  return join(dataDir, 'journaux', 'postgres.log');
}

/** Below what systems draw from for outgoing connections: nobody takes it while the database is down. */
const PORTS = { first: 15_000, count: 15_000 };
const DRAWS = 20;

/** The port of last time when it is free: roles that still run find the restarted database again. */
async function choosePort(dataDir: string): Promise<number> {
  const last = readState(dataDir)?.port;
  let port = last === undefined ? null : await tryPort(last);
  for (let draw = 0; port === null && draw < DRAWS; draw += 1)
    port = await tryPort(PORTS.first + randomInt(PORTS.count));
  port ??= await tryPort(0);
  if (port === null) throw new Error("Aucun port n'est libre sur 127.0.0.1 pour la base embarquée.");
  writeState(dataDir, { port });
  return port;
}

async function tryPort(port: number): Promise<number | null> {
  const probe = createServer();
  try {
    await once(probe.listen(port, '127.0.0.1'), 'listening');
  } catch {
    return null;
  }
  const address = probe.address();
  probe.close();
  await once(probe, 'close');
  return typeof address === 'object' && address ? address.port : null;
}

async function tryConnection(url: string): Promise<string | null> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 3000 });
  try {
    await client.connect();
    await client.query('SELECT 1');
    return null;
  } catch (error) {
    return (error as Error).message;
  } finally {
    await client.end();
  }
}
