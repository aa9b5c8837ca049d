import type { Sql } from '#persistence';
import type { ReglagesSurveillance } from '../../reglages.js';
import type { Condition } from '../natures.js';

/**
 * Who has read more different people than a limit in the last hour, or the last day (real time). Lines of the record
 * hold cotraitances; a person who has several is one. Whoever has not even read that many lines is not counted.
 */
const GRANDS_LECTEURS = `
  SELECT s.acteur, s.heures, s.limite, p.personnes
  FROM (
    SELECT l.acteur, f.heures, f.limite
    FROM (VALUES (1, $1::int), (24, $2::int)) AS f (heures, limite)
    JOIN lectures l ON l.lu_le > clock_timestamp() - interval '1 h' * f.heures
    GROUP BY l.acteur, f.heures, f.limite
    HAVING sum(cardinality(l.cotraitances)) > f.limite
  ) AS s
  CROSS JOIN LATERAL (
    SELECT count(DISTINCT coalesce(c.demandeur, n.cotraitance))::int AS personnes
    FROM lectures l
    CROSS JOIN LATERAL unnest(l.cotraitances) AS n (cotraitance)
    LEFT JOIN cotraitances c ON c.cotraitance = n.cotraitance
    WHERE l.acteur = s.acteur AND l.lu_le > clock_timestamp() - interval '1 h' * s.heures
  ) AS p
  WHERE p.personnes > s.limite
  ORDER BY s.acteur, s.heures DESC`;

/** Check 14: somebody reads people by the hundred. One alarm for each reader; it ends when both counts are back under. */
export async function lecturesEnMasse(
  sql: Sql,
  { parHeure, parJour }: ReglagesSurveillance['personnesLues'],
): Promise<Condition[]> {
  const lecteurs = await sql<{ acteur: string; heures: 1 | 24; limite: number; personnes: number }>(
    GRANDS_LECTEURS,
    [parHeure, parJour],
  );
  return [...Map.groupBy(lecteurs, ({ acteur }) => acteur)].map(([acteur, depassements]) => ({
    nature: 'LECTURE_EN_MASSE',
    objet: acteur,
    detail: `${acteur} a lu ${depassements
      .map(
        ({ heures, limite, personnes }) =>
          `${personnes} personnes différentes en ${heures === 1 ? 'une heure' : 'un jour'} (limite : ${limite})`,
      )
      .join(' et ')}.`,
  }));
}
