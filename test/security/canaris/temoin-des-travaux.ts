import { connect } from 'node:net';
import pg from 'pg';
import { attendreQue } from '#test/attendre-que';

/** Everything that passes through the queues while a test runs: the rows of BullMQ's tables, or Redis's commands. */
export interface TemoinDesTravaux {
  lire(): Promise<string>;
  fermer(): Promise<void>;
}

/** On PostgreSQL, where finished jobs leave no row: a trigger keeps each row of the schema as it is written. */
export async function observerPostgres(url: string): Promise<TemoinDesTravaux> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(`
    CREATE TABLE temoin (ligne text NOT NULL);
    CREATE FUNCTION temoigner() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      INSERT INTO public.temoin VALUES (TG_TABLE_NAME || ' ' || to_jsonb(NEW)::text);
      RETURN NULL;
    END $$`);
  const { rows } = await client.query<{ nom: string }>(
    `SELECT format('%I.%I', schemaname, tablename) AS nom FROM pg_tables WHERE schemaname = 'bullmq'`,
  );
  for (const { nom } of rows)
    await client.query(
      `CREATE TRIGGER temoin AFTER INSERT OR UPDATE ON ${nom} FOR EACH ROW EXECUTE FUNCTION temoigner()`,
    );
  return {
    async lire() {
      const lues = await client.query<{ ligne: string }>('SELECT ligne FROM temoin');
      return lues.rows.map(({ ligne }) => ligne).join('\n');
    },
    fermer: () => client.end(),
  };
}

/**
 * On Redis: every command of every client, as its MONITOR writes them. A bare connection: the client of the product takes
 * a first command that comes with the answer for an answer too many, and breaks.
 */
export async function observerRedis(url: string): Promise<TemoinDesTravaux> {
  const { hostname, port } = new URL(url);
  const connexion = connect(Number(port), hostname).setEncoding('utf8');
  let commandes = '';
  connexion.on('data', (morceau: string) => (commandes += morceau));
  connexion.write('MONITOR\r\n');
  await attendreQue('Redis tells what it is asked', () => commandes.startsWith('+OK\r\n'));
  return {
    lire: () => Promise.resolve(commandes.replaceAll('\\"', '"')),
    fermer() {
      connexion.destroy();
      return Promise.resolve();
    },
  };
}
