import type { Partenaire } from '#annexe7';
import type { Sql } from '#persistence';
import { corrigeSansPersonne, detailDuBudget, limiteDuJour } from './budget.js';
import { PAR_LA_POLITIQUE } from './ecrire-decisions.js';
import type { ReglagesDesCorrections } from './reglages-des-corrections.js';
import { A_SIMULER, MEME_SORTE, type SorteDEcarts } from './sortes-d-ecarts.js';

/**
 * Of the corrections of these sorts at one partner, how many the repair budget of a day would hand to a person: a
 * dossier counts once, the oldest first, and one corrected that day already not at all. Nothing is opened nor locked.
 */
export async function compterAuDela(
  sql: Sql,
  { partenaire, jour }: { partenaire: Partenaire; jour: string },
  sortes: readonly SorteDEcarts[],
  { budget, correctionsMaximum }: ReglagesDesCorrections,
): Promise<number> {
  const siennes = sortes.filter((sorte) => sorte.partenaire === partenaire && sorte.vue === 'dit');
  if (siennes.length === 0) return 0;
  const [ligne] = await sql<{ nombre: number }>(
    `WITH a_dire AS (
       SELECT e.demandeur, count(*) AS nombre, min(e.depuis) AS depuis,
              (array_agg(e.id ORDER BY e.depuis, e.id))[1] AS id
       FROM ecarts e JOIN ${MEME_SORTE} WHERE ${A_SIMULER} GROUP BY e.demandeur
     ), nouveaux AS (
       SELECT nombre, row_number() OVER (ORDER BY depuis, id) AS rang FROM a_dire
       WHERE NOT EXISTS (SELECT FROM ecarts e WHERE e.demandeur = a_dire.demandeur AND e.partenaire = $3 AND e.vue = 'dit'
                           AND ${corrigeSansPersonne('$5', '$6')})
     )
     SELECT coalesce(sum(nombre), 0)::int AS nombre FROM nouveaux
     WHERE rang > coalesce((SELECT limite - depense FROM budgets_reparation WHERE partenaire = $3 AND jour = $4::date),
                           ${limiteDuJour('$7', '$8')})`,
    [
      JSON.stringify(siennes),
      correctionsMaximum,
      partenaire,
      jour,
      PAR_LA_POLITIQUE,
      detailDuBudget(jour),
      budget.minimum,
      budget.part,
    ],
  );
  return ligne?.nombre ?? 0;
}
