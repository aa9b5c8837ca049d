import type { Partenaire } from '#annexe7';
import type { Sql } from '#persistence';
import type { Vue } from '../ecarts/ecart.js';

const EN_CHEMIN: Readonly<Record<Vue, string>> = {
  dit: `SELECT DISTINCT demandeur FROM messages_sortants
        WHERE partenaire = $1 AND demandeur = ANY($2::text[]) AND issue IN ('a_emettre', 'incertain', 'retenu')`,
  declare: `SELECT DISTINCT demandeur FROM messages_entrants
            WHERE partenaire = $1 AND demandeur = ANY($2::text[]) AND issue = 'recu'`,
};

/** Those of these demandeurs about whom something is on its way: to the partner (dit), or from it (declare). */
export async function enMouvement(
  sql: Sql,
  partenaire: Partenaire,
  vue: Vue,
  demandeurs: readonly string[],
): Promise<Set<string>> {
  const lignes = await sql<{ demandeur: string }>(EN_CHEMIN[vue], [partenaire, demandeurs]);
  return new Set(lignes.map(({ demandeur }) => demandeur));
}
