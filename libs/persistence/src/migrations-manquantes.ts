import type { DataSource } from 'typeorm';

/** How many migrations of this version the database has not run yet. */
export async function migrationsManquantes(source: DataSource): Promise<number> {
  const executees = await source.query<{ name: string }[]>('SELECT name FROM migrations');
  return absentes(source, executees).length;
}

/** Their names, oldest first; of a database that has never been migrated, all of them. */
export async function nomsDesMigrationsManquantes(source: DataSource): Promise<string[]> {
  const [{ existe } = { existe: false }] = await source.query<{ existe: boolean }[]>(
    `SELECT to_regclass('migrations') IS NOT NULL AS existe`,
  );
  return absentes(source, existe ? await source.query('SELECT name FROM migrations') : []);
}

function absentes(source: DataSource, executees: readonly { name: string }[]): string[] {
  const noms = new Set(executees.map(({ name }) => name));
  return source.migrations
    .map(({ name, constructor }) => name ?? constructor.name)
    .filter((nom) => !noms.has(nom));
}
