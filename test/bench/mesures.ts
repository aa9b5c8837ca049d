import { readFileSync } from 'node:fs';
import pg from 'pg';
import { cpuDeLArbre } from './processus.js';

/** What one run cost. Seconds, bytes, counts for the whole run. */
export interface Mesure {
  messages: number;
  secondes: number;
  instructions: number;
  lignes: number;
  wal: number;
  cpuNode: number;
  cpuPostgres: number;
  /** Highest resident memory of each process, bytes. */
  memoire: Record<string, number>;
}

interface Releve {
  instructions: number;
  lignes: number;
  wal: number;
  cpuPostgres: number;
}

/** Counters of the server for one database, read before and after a run. */
export class Compteurs {
  private constructor(
    private readonly client: pg.Client,
    private readonly postmaster: number,
  ) {}

  static async ouvrir(url: string): Promise<Compteurs> {
    const client = new pg.Client({ connectionString: url, application_name: 'bench-compteurs' });
    await client.connect();
    const { rows } = await client.query<{ pid: number }>('SELECT pg_backend_pid() AS pid');
    return new Compteurs(client, parentDe(rows[0]?.pid ?? 0));
  }

  async relever(): Promise<Releve> {
    // Statistics of the last transactions reach the shared counters when their sessions go idle.
    await this.client.query('SELECT pg_stat_clear_snapshot()');
    const { rows } = await this.client.query<{ instructions: string; lignes: string; wal: string }>(
      `SELECT (SELECT coalesce(sum(calls), 0) FROM pg_stat_statements s JOIN pg_database d ON d.oid = s.dbid WHERE d.datname = current_database()) AS instructions,
              (SELECT sum(n_tup_ins + n_tup_upd + n_tup_del) FROM pg_stat_user_tables) AS lignes,
              pg_wal_lsn_diff(pg_current_wal_lsn(), '0/0') AS wal`,
    );
    const [ligne] = rows;
    if (!ligne) throw new Error('unreachable: one row of counters');
    return {
      instructions: Number(ligne.instructions),
      lignes: Number(ligne.lignes),
      wal: Number(ligne.wal),
      cpuPostgres: cpuDeLArbre(this.postmaster),
    };
  }

  async fermer(): Promise<void> {
    await this.client.end();
  }
}

export function depuis(avant: Releve, apres: Releve): Releve {
  return {
    instructions: apres.instructions - avant.instructions,
    lignes: apres.lignes - avant.lignes,
    wal: apres.wal - avant.wal,
    cpuPostgres: apres.cpuPostgres - avant.cpuPostgres,
  };
}

export function mediane(valeurs: readonly number[]): number {
  const tries = [...valeurs].sort((a, b) => a - b);
  const milieu = Math.floor(tries.length / 2);
  return tries.length % 2 === 1
    ? (tries[milieu] ?? 0)
    : ((tries[milieu - 1] ?? 0) + (tries[milieu] ?? 0)) / 2;
}

export function centile(valeurs: readonly number[], p: number): number {
  const tries = [...valeurs].sort((a, b) => a - b);
  return tries[Math.min(tries.length - 1, Math.floor((tries.length * p) / 100))] ?? 0;
}

function parentDe(pid: number): number {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);
}
