import { spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { demarrerPostgresEmbarque } from '#persistence';
import pg from 'pg';
import { clusterFolder, ensureCluster } from '../../libs/persistence/src/embarque/cluster.js';
import { findPostgresBinaries } from '../../libs/persistence/src/embarque/postgres-binaries.js';
import { readPostmaster } from '../../libs/persistence/src/embarque/postmaster.js';
import { chooseRunAs, POSTGRES_ENVIRONMENT } from '../../libs/persistence/src/embarque/run-as.js';
import { databaseUrl } from '../template-database.js';

/** What a rig asks of its cluster beyond the settings of production. */
export interface ReglagesDuCluster {
  /** Where its data are; absent: a temporary folder. Removed at the end either way. */
  dossier?: string;
  /** Statements of the superuser, who cannot log in: run once, before the first start. */
  superutilisateur?: readonly string[];
}

/** The embedded PostgreSQL with its production settings, in a temporary folder; a database for each run. */
export class BancPostgres {
  #rang = 0;

  private constructor(
    readonly dossier: string,
    readonly url: string,
    private readonly eteindre: () => Promise<void>,
  ) {}

  static async demarrer(reglages: ReglagesDuCluster = {}): Promise<BancPostgres> {
    const dossier = reglages.dossier ?? mkdtempSync(join(tmpdir(), 'passerelle-banc-'));
    chmodSync(dossier, 0o711);
    try {
      await preparerCluster(dossier, reglages.superutilisateur ?? []);
      const serveur = await demarrerPostgresEmbarque(dossier);
      return new BancPostgres(dossier, serveur.url, () => serveur.arreter());
    } catch (erreur) {
      rmSync(dossier, { recursive: true, force: true });
      throw erreur;
    }
  }

  /** Process id of the server; 0 when it is down. */
  get postmaster(): number {
    return readPostmaster(clusterFolder(this.dossier))?.pid ?? 0;
  }

  /** As `pg_ctl stop -m immediate`: every session ends at once, nothing is written down. */
  planter(): void {
    process.kill(this.postmaster, 'SIGQUIT');
  }

  /** Starts it again, on the same port, and waits until it has recovered. */
  async relancer(): Promise<void> {
    await demarrerPostgresEmbarque(this.dossier);
  }

  /** A database of its own, empty or copied from another that nobody uses. @returns its URL */
  async creerBase(modele?: string): Promise<string> {
    const nom = `banc_${(this.#rang += 1)}`;
    const gabarit = modele === undefined ? 'template1' : nomDe(modele);
    await this.#administrer(`CREATE DATABASE ${nom} TEMPLATE ${gabarit} STRATEGY FILE_COPY`);
    return databaseUrl(this.url, nom);
  }

  /** Once nobody is connected: without FORCE, which would ask for the right to end the server's own processes. */
  async supprimerBase(base: string): Promise<void> {
    await this.#administrer(`DROP DATABASE IF EXISTS ${nomDe(base)}`);
  }

  /** A database takes the place, and the name, of another. Nobody may be connected to either. */
  async remplacerBase(base: string, par: string): Promise<void> {
    await this.supprimerBase(base);
    await this.#administrer(`ALTER DATABASE ${nomDe(par)} RENAME TO ${nomDe(base)}`);
  }

  /** Between two runs: what one left to write to the disk is not paid by the next. */
  async reposer(): Promise<void> {
    await this.#administrer('CHECKPOINT');
  }

  async arreter(): Promise<void> {
    await this.eteindre();
    rmSync(this.dossier, { recursive: true, force: true });
  }

  async #administrer(ordre: string): Promise<void> {
    const client = new pg.Client({ connectionString: this.url });
    await client.connect();
    try {
      await client.query(ordre);
    } finally {
      await client.end();
    }
  }
}

function nomDe(base: string): string {
  return new URL(base).pathname.slice(1);
}

/** Makes the cluster as the product does, with a role that may create databases. */
async function preparerCluster(dossier: string, superutilisateur: readonly string[]): Promise<void> {
  const { postgres, ...binaires } = findPostgresBinaries();
  const cluster = clusterFolder(dossier);
  const runAs = chooseRunAs(cluster, [dossier, dirname(postgres)], postgres);
  await ensureCluster(dossier, { postgres, ...binaires }, runAs, { forTests: true });
  if (superutilisateur.length === 0) return;
  const { file, args, uid, gid } = runAs.command(postgres, ['--single', '-D', cluster, 'template1']);
  const { status, stderr } = spawnSync(file, args, {
    uid,
    gid,
    cwd: '/',
    env: POSTGRES_ENVIRONMENT,
    input: `${superutilisateur.join('\n')}\n`,
    encoding: 'utf8',
  });
  if (status !== 0 || /\b(ERROR|FATAL|PANIC):/.test(stderr))
    throw new Error(`The superuser's statements could not be run: ${stderr}`);
}
