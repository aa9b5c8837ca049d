import type { Sql } from '#persistence';
import { type Categorie, CATEGORIES } from '../../purge/categories.js';
import type { Condition } from '../natures.js';

/** The purge is daily: one missed day is caught up by the next. */
const TOLERANCE = "interval '2 days'";

/** Check 22: something has been kept for too long, or nobody has looked for it. Measured in real time, whatever the clock. */
export async function purges(sql: Sql): Promise<Condition[]> {
  const retards = await sql<{ categorie: Categorie; nombre: number }>(
    `SELECT categorie, en_retard AS nombre FROM purges_categories
     WHERE en_retard > 0 AND en_retard_depuis < clock_timestamp() - ${TOLERANCE} ORDER BY categorie`,
  );
  const arretee = await sql(
    `SELECT FROM purges p, surveillance s
     WHERE coalesce(p.finie_le, s.premiere_le) < clock_timestamp() - ${TOLERANCE}
       AND s.premiere_le < clock_timestamp() - ${TOLERANCE}`,
  );
  return [
    ...retards.map(({ categorie, nombre }): Condition => ({
      nature: 'PURGE_EN_RETARD',
      objet: categorie,
      detail: `${CATEGORIES[categorie].quoi} : ${nombre} gardé(s) plus longtemps que prévu depuis plus de deux jours.`,
    })),
    ...arretee.map((): Condition => ({
      nature: 'PURGE_EN_RETARD',
      objet: 'purge',
      detail: 'Aucune purge n’est allée à son terme depuis plus de deux jours.',
    })),
  ];
}
