import type { DataSource } from 'typeorm';

/** How many migrations of this version the database has not run yet. */
export async function migrationsManquantes(source: DataSource): Promise<number> {
  const executees = await source.query<{ name: string }[]>('SELECT name FROM migrations');
  const noms = new Set(executees.map(({ name }) => name));
  return source.migrations.filter(({ name }) => name === undefined || !noms.has(name)).length;
}
