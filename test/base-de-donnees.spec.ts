import pg from 'pg';
import { creerBase } from './base-de-donnees.js';

describe('test databases', () => {
  it('gives each caller a migrated database of its own', async () => {
    const [one, other] = await Promise.all([creerBase(), creerBase()]);
    try {
      expect(one.url).not.toBe(other.url);
      const client = new pg.Client({ connectionString: one.url });
      await client.connect();
      const { rows } = await client.query<{ n: number }>(
        `SELECT count(*)::int AS n FROM information_schema.tables WHERE table_schema NOT IN ('pg_catalog', 'information_schema')`,
      );
      await client.end();
      expect(rows[0]?.n).toBeGreaterThan(3);
    } finally {
      await Promise.all([one.supprimer(), other.supprimer()]);
    }
  });
});
