import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { suivre } from './processus-suivis.js';

/** A real redis-server of the test's own, without persistence, on a free port. */
export interface ServeurRedis {
  url: string;
  /** Frozen: the port is open and nobody answers. */
  geler(): void;
  degeler(): void;
  tuer(): Promise<void>;
  /** On the same port, empty. */
  relancer(): Promise<void>;
}

export function redisInstalle(): boolean {
  return spawnSync('redis-server', ['--version']).status === 0;
}

/** @param options more arguments of redis-server, for instance those of a cluster node */
export async function demarrerRedis(options: string[] = []): Promise<ServeurRedis> {
  const port = await portLibre();
  const arguments_ = [
    '--port',
    String(port),
    '--bind',
    '127.0.0.1',
    '--save',
    '',
    '--appendonly',
    'no',
    ...options,
  ];
  let processus = await lancer(arguments_);
  return {
    url: `redis://127.0.0.1:${port}`,
    geler: () => processus.kill('SIGSTOP'),
    degeler: () => processus.kill('SIGCONT'),
    tuer: () => finir(processus),
    relancer: async () => {
      processus = await lancer(arguments_);
    },
  };
}

/** A sentinel that watches one server under the name `principal`. */
export async function demarrerSentinelle(
  serveur: ServeurRedis,
  dossier: string,
): Promise<{ hote: string; tuer(): Promise<void> }> {
  const port = await portLibre();
  const { hostname, port: portServeur } = new URL(serveur.url);
  const reglages = join(dossier, 'sentinelle.conf');
  const surveille = `sentinel monitor principal ${hostname} ${portServeur} 1`;
  writeFileSync(
    reglages,
    `port ${port}\nbind 127.0.0.1\n${surveille}\nsentinel down-after-milliseconds principal 60000\n`,
  );
  const processus = await lancer([reglages, '--sentinel']);
  return { hote: `127.0.0.1:${port}`, tuer: () => finir(processus) };
}

async function finir(processus: ChildProcess): Promise<void> {
  if (processus.exitCode !== null || processus.signalCode !== null) return;
  const fin = once(processus, 'exit');
  processus.kill('SIGKILL');
  await fin;
}

async function lancer(arguments_: string[]): Promise<ChildProcess> {
  // It writes everything, its errors too, on its standard output.
  const processus = suivre(
    spawn('redis-server', arguments_, { stdio: ['ignore', 'pipe', 'ignore'], cwd: '/' }),
  );
  for await (const ligne of createInterface(processus.stdout)) {
    if (/Ready to accept connections|Sentinel ID is/.test(ligne)) {
      processus.stdout.resume();
      return processus;
    }
  }
  throw new Error(`redis-server n'a pas démarré : ${arguments_.join(' ')}`);
}

/** Below what systems draw from for outgoing connections: nobody takes one of these by chance before it is listened on. */
const PORTS = { premier: 12_000, nombre: 20_000 };
const donnes = new Set<number>();

/** A port for a program that will listen on it, and again after each of its restarts; never the same twice. */
export async function portLibre(): Promise<number> {
  for (;;) {
    const port = PORTS.premier + randomInt(PORTS.nombre);
    if (donnes.has(port)) continue;
    donnes.add(port);
    const sonde = createServer();
    const libre = await new Promise<boolean>((resoudre) => {
      sonde.once('error', () => resoudre(false));
      sonde.listen(port, '127.0.0.1', () => resoudre(true));
    });
    if (!libre) continue;
    sonde.close();
    await once(sonde, 'close');
    return port;
  }
}
