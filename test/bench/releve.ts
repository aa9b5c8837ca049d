import pg from 'pg';
import { cpuDeLArbre } from '../banc/processus.js';

/** What a run cost, beside its duration. */
export interface Cout {
  /** Statements that PostgreSQL ran. */
  ordres: number;
  /** Bytes of WAL. */
  wal: number;
  /** CPU seconds of PostgreSQL, all its processes. */
  cpuPostgres: number;
}

interface Instantane {
  ordres: number;
  position: string;
  cpuPostgres: number;
}

/** Reads, around a run, what PostgreSQL did. On a connection of its own, to the database of the run. */
export class Releve {
  private constructor(
    private readonly client: pg.Client,
    private readonly postmaster: number,
    private debut: Instantane,
  ) {}

  static async commencer(base: string, postmaster: number): Promise<Releve> {
    const client = new pg.Client({ connectionString: base });
    await client.connect();
    const releve = new Releve(client, postmaster, { ordres: 0, position: '0/0', cpuPostgres: 0 });
    releve.debut = await releve.#instantane();
    return releve;
  }

  async finir(): Promise<Cout> {
    const fin = await this.#instantane();
    const { rows } = await this.client.query<{ wal: string }>('SELECT pg_wal_lsn_diff($1, $2) AS wal', [
      fin.position,
      this.debut.position,
    ]);
    await this.client.end();
    return {
      ordres: fin.ordres - this.debut.ordres,
      wal: Number(rows[0]?.wal),
      cpuPostgres: fin.cpuPostgres - this.debut.cpuPostgres,
    };
  }

  async #instantane(): Promise<Instantane> {
    const { rows } = await this.client.query<{ ordres: string; position: string }>(
      `SELECT (SELECT coalesce(sum(calls), 0) FROM pg_stat_statements
               WHERE dbid = (SELECT oid FROM pg_database WHERE datname = current_database())
                 AND query !~ 'pg_stat_statements|pg_wal_lsn') AS ordres,
              pg_current_wal_lsn()::text AS position`,
    );
    const [ligne] = rows;
    if (!ligne) throw new Error('unreachable: an aggregate gives one row');
    return {
      ordres: Number(ligne.ordres),
      position: ligne.position,
      cpuPostgres: cpuDeLArbre(this.postmaster),
    };
  }
}

/**
 * Rows inserted, updated and deleted in a database since it was made, in tables of the schema given or of all. To be
 * read once the processes of the run have ended: a session tells its counts when it closes.
 */
export async function lignesEcrites(base: string): Promise<{ produit: number; file: number }> {
  const client = new pg.Client({ connectionString: base });
  await client.connect();
  try {
    const { rows } = await client.query<{ produit: string; file: string }>(
      `SELECT coalesce(sum(n) FILTER (WHERE schemaname <> 'bullmq'), 0) AS produit,
              coalesce(sum(n) FILTER (WHERE schemaname = 'bullmq'), 0) AS file
       FROM (SELECT schemaname, n_tup_ins + n_tup_upd + n_tup_del AS n FROM pg_stat_user_tables) t`,
    );
    return { produit: Number(rows[0]?.produit), file: Number(rows[0]?.file) };
  } finally {
    await client.end();
  }
}
