import pg from 'pg';

export const TEMPLATE = 'modele';

/** Makes the migrated database that each test database is a copy of. */
export async function createTemplate(serverUrl: string): Promise<void> {
  const admin = new pg.Client({ connectionString: serverUrl });
  await admin.connect();
  await admin.query(`CREATE DATABASE ${TEMPLATE}`);
  await admin.end();
  const { migrer } = await import('#persistence');
  await migrer(databaseUrl(serverUrl, TEMPLATE));
}

/** The URL of another database of the same server. */
export function databaseUrl(serverUrl: string, database: string): string {
  const url = new URL(serverUrl);
  url.pathname = `/${database}`;
  return url.href;
}
