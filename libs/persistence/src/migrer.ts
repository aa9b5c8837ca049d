import { setTimeout as attendre } from 'node:timers/promises';
import pg from 'pg';
import type { DataSource } from 'typeorm';
import { creerDataSource } from './data-source.js';
import { faillePassagere } from './failles.js';
import { nomsDesMigrationsManquantes } from './migrations-manquantes.js';

/** Any constant: it names the lock under which migrations of this product run. */
const VERROU_DES_MIGRATIONS = 7_201_007;
/** How often a migration that was in the way of a version that serves is run again, and how long that one is left alone. */
const ESSAIS = 20;
const REPOS_MS = 500;

/**
 * Brings the schema up to date; two processes that start together run each migration once.
 * @returns the names of the migrations that were run, oldest first
 */
export async function migrer(url: string): Promise<string[]> {
  // The lock lives on a connection of its own, so that it outlasts each migration's transaction.
  const gardien = new pg.Client({ connectionString: url, application_name: 'passerelle-migrations' });
  // A lock connection that drops fails at its next use, in the open, not as an uncaught event.
  gardien.on('error', () => undefined);
  await gardien.connect();
  try {
    await gardien.query('SELECT pg_advisory_lock($1)', [VERROU_DES_MIGRATIONS]);
    const source = await creerDataSource({
      url,
      taillePool: 2,
      application: 'passerelle-migrations',
    }).initialize();
    try {
      const manquantes = await nomsDesMigrationsManquantes(source);
      await executer(source);
      return manquantes;
    } finally {
      await source.destroy();
    }
  } finally {
    await gardien.end();
  }
}

/**
 * Each migration in a transaction of its own. Under load it may close a ring of locks with the version that serves, or
 * wait for it too long: PostgreSQL then undoes that migration whole, and it is run again.
 */
async function executer(source: DataSource): Promise<void> {
  for (let essai = 1; ; essai += 1) {
    try {
      await source.runMigrations();
      return;
    } catch (erreur) {
      if (!faillePassagere(erreur) || essai === ESSAIS) throw erreur;
      await attendre(REPOS_MS);
    }
  }
}
