import { TYPES_FAITS } from '#annexe7';
import { proprietaireDe } from '#contract';
import pg from 'pg';
import type { BancPostgres } from '../../banc/banc-postgres.js';
import { cpuDeLArbre } from '../../banc/processus.js';
import type { Difference } from './differences.js';

export interface ResultatSql {
  secondes: number;
  /** CPU seconds of PostgreSQL. */
  cpu: number;
  /** Keys that differ, of both partners and in both directions. */
  cles: number;
}

/** The gateway's side in one relation: what each was told, what each states. */
const NOUS = `
  SELECT 'dit' AS vue, partenaire, demandeur, cle, lpad(sequence::text, 10, '0') AS sequence, data FROM dit
  UNION ALL
  SELECT 'declare', CASE WHEN type = ANY($1) THEN 'gide' ELSE 'parcours3' END, demandeur, cle, sequence, data
  FROM (SELECT DISTINCT ON (demandeur, cle) * FROM faits ORDER BY demandeur, cle, sequence DESC) f`;

/**
 * What comparing would be if the facts of both partners were at hand, in a table beside ours: one statement. That they
 * would first have to be fetched whole every night is not counted.
 */
export async function comparerEnSql(
  banc: BancPostgres,
  base: string,
  differences: readonly Difference[],
): Promise<ResultatSql> {
  const client = new pg.Client({ connectionString: base });
  await client.connect();
  const deGide = TYPES_FAITS.filter((type) => proprietaireDe(type) === 'gide');
  try {
    await client.query(
      `CREATE UNLOGGED TABLE eux (vue text, partenaire text, demandeur text, cle text, sequence text COLLATE "C", data json)`,
    );
    await client.query(`INSERT INTO eux ${NOUS}`, [deGide]);
    await client.query('ALTER TABLE eux ADD PRIMARY KEY (demandeur, cle, vue, partenaire)');
    await planter(client, differences);
    await client.query('VACUUM (ANALYZE) eux');
    const cpuAvant = cpuDeLArbre(banc.postmaster);
    const debut = performance.now();
    const { rows } = await client.query<{ cles: number }>(
      `SELECT count(*)::int AS cles FROM (${NOUS}) n FULL JOIN eux e USING (vue, partenaire, demandeur, cle)
       WHERE n.sequence IS DISTINCT FROM e.sequence
          OR (n.data::text <> e.data::text AND n.data::jsonb <> e.data::jsonb)`,
      [deGide],
    );
    const secondes = (performance.now() - debut) / 1_000;
    return { secondes, cpu: cpuDeLArbre(banc.postmaster) - cpuAvant, cles: rows[0]?.cles ?? 0 };
  } finally {
    await client.query('DROP TABLE IF EXISTS eux');
    await client.end();
  }
}

async function planter(client: pg.Client, differences: readonly Difference[]): Promise<void> {
  for (const { vue, partenaire, demandeur, cle, eux } of differences) {
    const cible = [vue, partenaire, demandeur, cle];
    await client.query(
      'DELETE FROM eux WHERE vue = $1 AND partenaire = $2 AND demandeur = $3 AND cle = $4',
      cible,
    );
    if (eux)
      await client.query('INSERT INTO eux VALUES ($1, $2, $3, $4, $5, $6)', [
        ...cible,
        eux.sequence,
        JSON.stringify(eux.data),
      ]);
  }
}
