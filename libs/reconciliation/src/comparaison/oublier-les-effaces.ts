import type { Partenaire } from '#annexe7';
import type { Sql } from '#persistence';
import type { Vue } from '../ecarts/ecart.js';

/**
 * Digests are all that stays of a dossier that has had its time (check 22): they keep both sides in agreement while the
 * partner still holds it. Once it has forgotten in turn, they go: nobody would ever agree with them again.
 * @param demandeurs of whom neither side holds any fact
 */
export async function oublierLesEffaces(
  sql: Sql,
  partenaire: Partenaire,
  vue: Vue,
  demandeurs: readonly string[],
): Promise<void> {
  if (demandeurs.length === 0) return;
  await sql(
    `UPDATE empreintes e SET dit = CASE WHEN $2 = 'dit' THEN NULL ELSE dit END,
                             declare = CASE WHEN $2 = 'declare' THEN NULL ELSE declare END
     WHERE e.partenaire = $1 AND e.demandeur = ANY ($3::text[])
       AND NOT EXISTS (SELECT FROM dossiers d WHERE d.demandeur = e.demandeur)`,
    [partenaire, vue, demandeurs],
  );
}
