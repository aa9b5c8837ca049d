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

/** The embedded PostgreSQL with its production settings, in a temporary folder; a database for each run. */
export class BancPostgres {
  #rang = 0;

  private constructor(
    private readonly dossier: string,
    private readonly url: string,
    private readonly admin: pg.Client,
    private readonly eteindre: () => Promise<void>,
    readonly postmaster: number,
  ) {}

  static async demarrer(): Promise<BancPostgres> {
    const dossier = mkdtempSync(join(tmpdir(), 'passerelle-bench-'));
    chmodSync(dossier, 0o711);
    try {
      await preparerCluster(dossier);
      const serveur = await demarrerPostgresEmbarque(dossier);
      const admin = new pg.Client({ connectionString: serveur.url });
      await admin.connect();
      const pid = readPostmaster(clusterFolder(dossier))?.pid ?? 0;
      return new BancPostgres(dossier, serveur.url, admin, () => serveur.arreter(), pid);
    } catch (erreur) {
      rmSync(dossier, { recursive: true, force: true });
      throw erreur;
    }
  }

  /** A database of its own, empty or copied from another that nobody uses. @returns its URL */
  async creerBase(modele?: string): Promise<string> {
    const nom = `bench_${(this.#rang += 1)}`;
    const gabarit = modele === undefined ? 'template1' : nomDe(modele);
    await this.admin.query(`CREATE DATABASE ${nom} TEMPLATE ${gabarit} STRATEGY FILE_COPY`);
    return databaseUrl(this.url, nom);
  }

  /** Once nobody is connected: without FORCE, which would ask for the right to end the server's own processes. */
  async supprimerBase(base: string): Promise<void> {
    await this.admin.query(`DROP DATABASE IF EXISTS ${nomDe(base)}`);
  }

  /** Between two runs: what one left to write to the disk is not paid by the next. */
  async reposer(): Promise<void> {
    await this.admin.query('CHECKPOINT');
  }

  async arreter(): Promise<void> {
    await this.admin.end();
    await this.eteindre();
    rmSync(this.dossier, { recursive: true, force: true });
  }
}

function nomDe(base: string): string {
  return new URL(base).pathname.slice(1);
}

/**
 * Makes the cluster as the product does, with a role that may create databases, and has statements counted in each
 * of them: pg_stat_statements can only be installed by the superuser, who cannot log in.
 */
async function preparerCluster(dossier: string): Promise<void> {
  const { postgres, ...binaires } = findPostgresBinaries();
  const cluster = clusterFolder(dossier);
  const runAs = chooseRunAs(cluster, [dossier, dirname(postgres)], postgres);
  await ensureCluster(dossier, { postgres, ...binaires }, runAs, { forTests: true });
  const { file, args, uid, gid } = runAs.command(postgres, ['--single', '-D', cluster, 'template1']);
  const input = [
    `ALTER SYSTEM SET shared_preload_libraries = 'pg_stat_statements'`,
    `CREATE EXTENSION pg_stat_statements`,
    '',
  ].join('\n');
  const { status, stderr } = spawnSync(file, args, {
    uid,
    gid,
    cwd: '/',
    env: POSTGRES_ENVIRONMENT,
    input,
    encoding: 'utf8',
  });
  if (status !== 0 || /\b(ERROR|FATAL|PANIC):/.test(stderr))
    throw new Error(`pg_stat_statements could not be installed: ${stderr}`);
}
