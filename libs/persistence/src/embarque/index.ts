import { accessSync, chmodSync, constants, existsSync, mkdirSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { clusterFolder, DATABASE, ensureCluster, ROLE } from './cluster.js';
import { findPostgresBinaries } from './postgres-binaries.js';
import { isAlive, readPostmaster } from './postmaster.js';
import { chooseRunAs } from './run-as.js';
import { ensureRunning, type Server, stop } from './server.js';
import { readState } from './state.js';

export interface PostgresEmbarque {
  url: string;
  /** Whether its server is there, at the cost of reading a file: nothing tells when it is killed. */
  enVie(): boolean;
  /** To be called after the pools are closed. */
  arreter(): Promise<void>;
}

/**
 * Starts (or finds again) the embedded PostgreSQL of a data folder, creating the folder and the cluster when they
 * are missing. It listens on 127.0.0.1 only and outlives this process until `arreter`.
 * @param options.pourEssais no durability, faster: for tests only
 * @throws Error with a French sentence for the operator
 */
export async function demarrerPostgresEmbarque(
  dossier: string,
  options: { pourEssais?: boolean } = {},
): Promise<PostgresEmbarque> {
  const dataDir = resolve(dossier);
  creerDossierDonnees(dataDir);
  const binaries = findPostgresBinaries();
  const runAs = chooseRunAs(clusterFolder(dataDir), [dataDir, dirname(binaries.postgres)], binaries.postgres);
  const forTests = options.pourEssais ?? false;
  await ensureCluster(dataDir, binaries, runAs, { forTests });
  const password = readState(dataDir)?.motDePasse;
  if (password === undefined) {
    throw new Error(`Le fichier ${dataDir}/postgres.json, qui garde le mot de passe de la base, a disparu.`);
  }
  const server: Server = { dataDir, binaries, runAs, forTests, url: (port) => databaseUrl(port, password) };
  const port = await ensureRunning(server);
  return { url: server.url(port), enVie: () => isRunning(dataDir), arreter: () => stop(server) };
}

/** Where the embedded database of a data folder is, or null when none runs (or ever ran) there. */
export function urlPostgresEmbarque(dossier: string): string | null {
  const dataDir = resolve(dossier);
  const password = readState(dataDir)?.motDePasse;
  const port = readPostmaster(clusterFolder(dataDir))?.port;
  return password !== undefined && port ? databaseUrl(port, password) : null;
}

function isRunning(dataDir: string): boolean {
  const postmaster = readPostmaster(clusterFolder(dataDir));
  return postmaster !== null && isAlive(postmaster);
}

function databaseUrl(port: number, password: string): string {
  return `postgresql://${ROLE}:${password}@127.0.0.1:${port}/${DATABASE}`;
}

/**
 * Creates the data folder when it is missing. Passable by the account of PostgreSQL when we are root: the files in it
 * are each closed by their own mode.
 * @throws Error (French, for the operator) when it cannot be made or written
 */
export function creerDossierDonnees(dossier: string): void {
  const dataDir = resolve(dossier);
  try {
    if (!existsSync(dataDir)) {
      mkdirSync(dataDir, { recursive: true });
      chmodSync(dataDir, process.getuid?.() === 0 ? 0o711 : 0o700);
    }
    accessSync(dataDir, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch (cause) {
    throw new Error(
      `Le dossier de données ${dataDir} ne peut pas être créé ou écrit. ` +
        `Indiquez un dossier accessible dans PASSERELLE_DATA_DIR.`,
      { cause },
    );
  }
}
