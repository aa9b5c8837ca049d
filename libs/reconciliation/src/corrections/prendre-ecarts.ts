import type { Sql } from '#persistence';
import type { Ecart } from '../ecarts/ecart.js';
import { COLONNES_A_CORRIGER, type EcartACorriger } from './ecart-a-decider.js';
import type { PolitiqueDesEcarts } from './politique.js';

/** Place in the order of age; the next lot begins after it. */
export interface Place {
  depuis: Date;
  id: string;
}

export const AU_DEBUT: Place = { depuis: new Date(0), id: '00000000-0000-0000-0000-000000000000' };

export type EcartPris = EcartACorriger &
  Pick<Ecart, 'depuis' | 'etat' | 'motifSoumission' | 'decidePar' | 'motif'>;

/** Of the table `ecarts e`. */
export const COLONNES_PRISES = `${COLONNES_A_CORRIGER}, e.depuis, e.etat, e.motif_soumission AS "motifSoumission", e.decide_par AS "decidePar", e.motif`;

/**
 * What the policy has to decide: open, or submitted or ignored by a row of it that another one has replaced. `$1`: the
 * rows in force, as JSON. What a person has decided is not decided again.
 */
export const A_DECIDER = `
  ecarts e
  LEFT JOIN json_to_recordset($1::json) AS t (id bigint, partenaire text, vue text, type text)
         ON t.partenaire = e.partenaire AND t.vue = e.vue AND t.type = e.type
  LEFT JOIN json_to_recordset($1::json) AS g (id bigint, partenaire text, vue text, type text)
         ON g.partenaire = e.partenaire AND g.vue = e.vue AND g.type IS NULL
  WHERE e.etat <> 'clos' AND (e.etat = 'ouvert' OR (
    e.decide_par IS NULL AND (e.etat = 'ignore' OR e.motif_soumission = 'politique')
    AND e.politique IS DISTINCT FROM coalesce(t.id, g.id)))`;

/** Takes the next écarts to decide, the oldest opening first; those that another process holds are left to it. */
export function prendreEcarts(
  sql: Sql,
  politique: PolitiqueDesEcarts,
  apres: Place,
  limite: number,
): Promise<EcartPris[]> {
  return sql<EcartPris>(
    `SELECT ${COLONNES_PRISES} FROM ${A_DECIDER} AND (e.depuis, e.id) > ($2::timestamptz, $3::uuid)
     ORDER BY e.depuis, e.id LIMIT $4 FOR UPDATE OF e SKIP LOCKED`,
    [JSON.stringify(politique.regles), apres.depuis, apres.id, limite],
  );
}

export async function compterEcartsADecider(sql: Sql, politique: PolitiqueDesEcarts): Promise<number> {
  const [ligne] = await sql<{ nombre: number }>(`SELECT count(*)::int AS nombre FROM ${A_DECIDER}`, [
    JSON.stringify(politique.regles),
  ]);
  return ligne?.nombre ?? 0;
}

/** Corrections that a person has ordered and that nothing has made yet. */
const ORDONNES = `ecarts e WHERE e.etat = 'en_correction' AND e.message IS NULL`;

export function prendreOrdonnes(
  sql: Sql,
  vue: Ecart['vue'],
  apres: Place,
  limite: number,
): Promise<EcartPris[]> {
  return sql<EcartPris>(
    `SELECT ${COLONNES_PRISES} FROM ${ORDONNES} AND e.vue = $1 AND (e.depuis, e.id) > ($2::timestamptz, $3::uuid)
     ORDER BY e.depuis, e.id LIMIT $4 FOR UPDATE OF e SKIP LOCKED`,
    [vue, apres.depuis, apres.id, limite],
  );
}

/** Of these écarts, those of vue `dit` whose ordered correction nothing has made yet. */
export function prendreOrdonnesParmi(sql: Sql, ids: readonly string[]): Promise<EcartPris[]> {
  return sql<EcartPris>(
    `SELECT ${COLONNES_PRISES} FROM ${ORDONNES} AND e.vue = 'dit' AND e.id = ANY($1::uuid[])
     ORDER BY e.id FOR UPDATE OF e SKIP LOCKED`,
    [ids],
  );
}
