import { spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { demarrerPostgresEmbarque } from '#persistence';
import pg from 'pg';
import { clusterFolder, ensureCluster } from '../../libs/persistence/src/embarque/cluster.js';
import { findPostgresBinaries } from '../../libs/persistence/src/embarque/postgres-binaries.js';
import { POSTGRES_ENVIRONMENT, chooseRunAs } from '../../libs/persistence/src/embarque/run-as.js';
import { attendreQue } from '../attendre-que.js';
import { databaseUrl } from '../template-database.js';

/** The embedded PostgreSQL of the bench: production settings, statements counted, one database per run. */
export interface BancPostgres {
  /** A database that is a copy of `modele`, or of an empty one. */
  creerBase(modele?: string): Promise<string>;
  supprimerBase(url: string): Promise<void>;
  /** Rests the server between two runs: what one left to write is not paid by the next. */
  reposer(): Promise<void>;
  arreter(): Promise<void>;
}

/** The server in a temporary folder, as `npm start` would run it; the bench may create databases in it. */
export async function demarrerBanc(): Promise<BancPostgres> {
  const dossier = mkdtempSync(join(tmpdir(), 'passerelle-bench-'));
  chmodSync(dossier, 0o711);
  try {
    await preparerCluster(dossier);
    const serveur = await demarrerPostgresEmbarque(dossier);
    const { url } = serveur;
    const admin = new pg.Client({ connectionString: url });
    await admin.connect();
    let rang = 0;
    return {
      async creerBase(modele = 'template1') {
        const nom = `bench_${(rang += 1)}`;
        await admin.query(`CREATE DATABASE ${nom} TEMPLATE ${modele} STRATEGY FILE_COPY`);
        return databaseUrl(url, nom);
      },
      async supprimerBase(base) {
        const commande = `DROP DATABASE IF EXISTS ${new URL(base).pathname.slice(1)} WITH (FORCE)`;
        // An autovacuum worker of the server cannot be ended by us: it leaves by itself within moments.
        await attendreQue('la base est supprimée', () =>
          admin.query(commande).then(
            () => true,
            (erreur: { code?: string }) => {
              if (erreur.code === '42501') return false;
              throw erreur;
            },
          ),
        );
      },
      async reposer() {
        await admin.query('CHECKPOINT');
      },
      async arreter() {
        await admin.end();
        await serveur.arreter();
        rmSync(dossier, { recursive: true, force: true });
      },
    };
  } catch (erreur) {
    rmSync(dossier, { recursive: true, force: true });
    throw erreur;
  }
}

/** Makes the cluster with a role that may create databases, and has statements counted in every one of them. */
async function preparerCluster(dossier: string): Promise<void> {
  const binaires = findPostgresBinaries();
  const cluster = clusterFolder(dossier);
  const runAs = chooseRunAs(cluster, [dossier, join(binaires.postgres, '..')], binaires.postgres);
  await ensureCluster(dossier, binaires, runAs, { forTests: true });
  const { file, args, uid, gid } = runAs.command(binaires.postgres, ['--single', '-D', cluster, 'template1']);
  const sql = [
    `ALTER SYSTEM SET shared_preload_libraries = 'pg_stat_statements'`,
    `ALTER SYSTEM SET pg_stat_statements.max = 1000`,
    'CREATE EXTENSION pg_stat_statements',
    '',
  ].join('\n');
  const options = { uid, gid, cwd: '/', env: POSTGRES_ENVIRONMENT, input: sql, encoding: 'utf8' } as const;
  const { status, stderr } = spawnSync(file, args, options);
  if (status !== 0 || /\b(ERROR|FATAL|PANIC):/.test(stderr))
    throw new Error(`pg_stat_statements could not be installed: ${stderr}`);
}
