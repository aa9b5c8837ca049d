import { Redis } from 'ioredis';
import pg from 'pg';

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

/** On Redis: every command of every client, its arguments included. */
export async function observerRedis(url: string): Promise<TemoinDesTravaux> {
  const redis = new Redis(url);
  const commandes: string[] = [];
  const moniteur = await redis.monitor();
  moniteur.on('monitor', (_temps: string, arguments_: string[]) => commandes.push(arguments_.join(' ')));
  return {
    lire: () => Promise.resolve(commandes.join('\n')),
    fermer() {
      moniteur.disconnect();
      redis.disconnect();
      return Promise.resolve();
    },
  };
}
