import { ajouterJours, TYPES_FAITS } from '#annexe7';
import type { Sql } from '#persistence';
import { joursOuvresEntre } from '../../calendrier/jours-ouvres.js';
import type { RythmeDeFlux } from '../../reglages.js';
import { direJoursOuvres, nommer } from '../dire.js';
import type { Condition } from '../natures.js';

/** The last day of each flux: a few probes of an index, whatever has been counted. */
const DERNIERS_JOURS = `
  SELECT f.rang, max(c.jour) AS dernier
  FROM json_to_recordset($1::json) AS f (rang integer, partenaire text, sens text, types text[])
  CROSS JOIN LATERAL unnest(f.types) AS t (type)
  CROSS JOIN LATERAL (
    SELECT jour FROM comptages_porte c
    WHERE c.partenaire = f.partenaire AND c.sens = f.sens AND c.type = t.type AND c.nombre > 0
    ORDER BY jour DESC LIMIT 1
  ) AS c
  GROUP BY f.rang`;

/**
 * Flux of which nothing crossed the door for as many whole business days as their rhythm allows. The present day is
 * not over and does not count; a flux that never spoke is silent since the supervision began.
 */
export async function silences(
  sql: Sql,
  flux: readonly RythmeDeFlux[],
  { aujourdhui, depuis }: { aujourdhui: string; depuis: string },
): Promise<Condition[]> {
  const demandes = flux.map(({ partenaire, sens, type }, rang) => ({
    rang,
    partenaire,
    sens,
    types: type === undefined ? TYPES_FAITS : [type],
  }));
  const derniers = await sql<{ rang: number; dernier: string }>(DERNIERS_JOURS, [JSON.stringify(demandes)]);
  const dernierDe = new Map(derniers.map(({ rang, dernier }) => [rang, dernier]));
  return flux.flatMap((un, rang) => {
    const dernier = dernierDe.get(rang);
    const muets = joursOuvresEntre(ajouterJours(dernier ?? depuis, 1), aujourdhui, un.joursOuvres);
    return muets < un.joursOuvres ? [] : [silence(un, dernier ?? null, depuis)];
  });
}

function silence(
  { partenaire, sens, type, joursOuvres }: RythmeDeFlux,
  dernier: string | null,
  depuis: string,
) {
  const quoi = sens === 'entrant' ? 'Rien n’a été reçu de' : 'Rien n’a été à dire à';
  const quand =
    dernier === null ? `depuis le début de la surveillance, le ${depuis}` : `depuis le ${dernier}`;
  return {
    nature: 'SILENCE',
    objet: [partenaire, sens, type].filter(Boolean).join(' '),
    detail: `${quoi} ${nommer(partenaire)}${type === undefined ? '' : ` (${type})`} ${quand} ; rythme attendu : ${direJoursOuvres(joursOuvres)}.`,
  } satisfies Condition;
}
