import type { Sql } from '#persistence';

/** Who is at the other end; `dude`: stated in the gateway itself. */
export type BoutDeFlux = 'gide' | 'parcours3' | 'dude';

/** One line of the account of a day (X6.1): what was counted at the door must be the sum over fates. */
export interface LigneDeBilan {
  jour: string;
  partenaire: BoutDeFlux;
  sens: 'entrant' | 'sortant';
  type: string;
  porte: number;
  /** Messages by fate (X6). */
  sorts: Record<string, number>;
  somme: number;
  /** `porte` minus `somme`: above 0, messages are missing; below, some were never counted. */
  difference: number;
  /** Messages whose fate is open, and the age of the oldest (seconds, real time). */
  ouverts: { nombre: number; ageS: number | null };
}

const OUVERTS = `('recu', 'a_emettre', 'incertain', 'retenu')`;

const SORTS = (table: string, sens: string): string => `
  SELECT jour, partenaire, '${sens}' AS sens, type, issue, count(*)::int AS nombre,
         min(uuid_extract_timestamp(id)) FILTER (WHERE issue IN ${OUVERTS}) AS plus_ancien
  FROM ${table} WHERE jour BETWEEN $1 AND $2 GROUP BY jour, partenaire, type, issue`;

const LIGNES = `
  WITH porte AS (
    SELECT jour, partenaire, sens, type, sum(nombre)::int AS porte
    FROM comptages_porte WHERE jour BETWEEN $1 AND $2 GROUP BY jour, partenaire, sens, type
  ), sorts AS (${SORTS('messages_entrants', 'entrant')} UNION ALL ${SORTS('messages_sortants', 'sortant')}
  ), sommes AS (
    SELECT jour, partenaire, sens, type, json_object_agg(issue, nombre ORDER BY issue) AS sorts, sum(nombre)::int AS somme,
           coalesce(sum(nombre) FILTER (WHERE issue IN ${OUVERTS}), 0)::int AS ouverts,
           extract(epoch FROM clock_timestamp() - min(plus_ancien)) AS age
    FROM sorts GROUP BY jour, partenaire, sens, type
  )
  SELECT jour, partenaire, sens, type, coalesce(porte, 0) AS porte, coalesce(sorts, '{}'::json) AS sorts,
         coalesce(somme, 0) AS somme, coalesce(porte, 0) - coalesce(somme, 0) AS difference,
         coalesce(ouverts, 0) AS ouverts, age
  FROM porte FULL JOIN sommes USING (jour, partenaire, sens, type)
  ORDER BY jour, partenaire, sens, type`;

type Rangee = Omit<LigneDeBilan, 'ouverts'> & { ouverts: number; age: string | null };

/** Lines of the business days from `du` to `au`. The caller gives the snapshot: both sides must be of one moment. */
export async function lireLignes(sql: Sql, du: string, au: string): Promise<LigneDeBilan[]> {
  return (await sql<Rangee>(LIGNES, [du, au])).map(({ ouverts, age, ...ligne }) => ({
    ...ligne,
    ouverts: { nombre: ouverts, ageS: age === null ? null : Math.max(0, Math.round(Number(age))) },
  }));
}
