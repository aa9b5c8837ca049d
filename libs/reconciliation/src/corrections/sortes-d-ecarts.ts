import type { Sql } from '#persistence';
import { type EcartADecider, INCONNU_ICI } from './ecart-a-decider.js';

/** Écarts of which the policy decides alike: what deciding needs of each, counted. */
export type SorteDEcarts = Pick<
  EcartADecider,
  'partenaire' | 'vue' | 'type' | 'nature' | 'cause' | 'inconnuIci'
> & {
  /** Corrected as often as a correction is repeated. */
  epuise: boolean;
  nombre: number;
};

/** Of `ecarts e`: what the policy decides, or would decide again under another row. */
export const A_SIMULER = `(e.etat = 'ouvert' OR (e.decide_par IS NULL AND (e.etat = 'ignore' OR e.motif_soumission = 'politique')))`;

/** Joined to `ecarts e`: those of the sorts given as `$1` (JSON), `$2` being how often a correction is repeated. */
export const MEME_SORTE = `json_to_recordset($1::json) AS s (
    partenaire text, vue text, type text, nature text, cause text, "inconnuIci" boolean, epuise boolean)
  ON s.partenaire = e.partenaire AND s.vue = e.vue AND s.type = e.type AND s.nature = e.nature AND s.cause = e.cause
     AND s."inconnuIci" = ${INCONNU_ICI} AND s.epuise = (e.corrections >= $2)`;

/** The sorts of what the policy decides; a few rows, however many écarts there are. */
export function lireSortes(sql: Sql, correctionsMaximum: number): Promise<SorteDEcarts[]> {
  return sql<SorteDEcarts>(
    `SELECT v.*, count(*)::int AS nombre
     FROM (SELECT e.partenaire, e.vue, e.type, e.nature, e.cause, ${INCONNU_ICI} AS "inconnuIci",
                  e.corrections >= $1 AS epuise
           FROM ecarts e WHERE ${A_SIMULER}) AS v
     GROUP BY v.partenaire, v.vue, v.type, v.nature, v.cause, v."inconnuIci", v.epuise`,
    [correctionsMaximum],
  );
}
