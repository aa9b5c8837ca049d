import pg from 'pg';
import { creerDataSource } from './data-source.js';

/** Any constant: it names the lock under which migrations of this product run. */
const VERROU_DES_MIGRATIONS = 7_201_007;

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
      return (await source.runMigrations()).map((migration) => migration.name);
    } finally {
      await source.destroy();
    }
  } finally {
    await gardien.end();
  }
}
