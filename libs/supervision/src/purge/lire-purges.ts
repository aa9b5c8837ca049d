import type { Sql } from '#persistence';
import type { Categorie } from './categories.js';

/** What became of a kind, as the last purge measured it. */
export interface PurgeLue {
  categorie: Categorie;
  purges: number;
  purgeLe: Date | null;
  enRetard: number;
  enRetardDepuis: Date | null;
  mesureLe: Date | null;
}

export function lirePurges(sql: Sql): Promise<PurgeLue[]> {
  return sql<PurgeLue>(
    `SELECT categorie, purges, purge_le AS "purgeLe", en_retard AS "enRetard", en_retard_depuis AS "enRetardDepuis",
            mesure_le AS "mesureLe"
     FROM purges_categories`,
  );
}
