import { createHash } from 'node:crypto';
import { runMigrations } from 'bullmq';
import pg from 'pg';
import { SCHEMA } from './backend-postgres.js';
import { FILES } from './files.js';

/**
 * Makes everything that the queues in PostgreSQL need and lets the role of the processes use it (check 23): BullMQ
 * draws the ids of a queue from a sequence that it makes at the first ring, which that role may not do. Run by the owner.
 */
export async function accorderLesFiles(url: string, role: string): Promise<void> {
  const client = new pg.Client({ connectionString: url, application_name: 'passerelle-migrations' });
  await client.connect();
  try {
    await runMigrations(client, SCHEMA);
    const qui = pg.escapeIdentifier(role);
    await client.query('BEGIN');
    for (const file of FILES) {
      const sequence = `bullmq_jid_${createHash('md5').update(file).digest('hex')}`;
      await client.query(`CREATE SEQUENCE IF NOT EXISTS ${SCHEMA}.${pg.escapeIdentifier(sequence)}`);
    }
    await client.query(`
      GRANT USAGE ON SCHEMA ${SCHEMA} TO ${qui};
      GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA ${SCHEMA} TO ${qui};
      GRANT USAGE ON ALL SEQUENCES IN SCHEMA ${SCHEMA} TO ${qui};
    `);
    await client.query('COMMIT');
  } finally {
    await client.end();
  }
}
