import { premierIdDepuis, type Sql } from '#persistence';
import type { ReglagesSurveillance } from '../../reglages.js';
import { direDuree, nommer } from '../dire.js';
import type { Condition } from '../natures.js';

type Limites = ReglagesSurveillance['limitesMinutes'];

interface Attente {
  partenaire: string;
  nombre: number;
  age: string;
}

const ENTRANTS = `
  SELECT partenaire, count(*)::int AS nombre, extract(epoch FROM clock_timestamp() - min(uuid_extract_timestamp(id))) AS age
  FROM messages_entrants WHERE issue = 'recu' AND id < $1 GROUP BY partenaire`;

/** What a pause has just given back is due since then, not since it was numbered. */
const SORTANTS = `
  SELECT m.partenaire, count(*)::int AS nombre, extract(epoch FROM clock_timestamp() - min(uuid_extract_timestamp(m.id))) AS age
  FROM messages_sortants m
  WHERE m.issue = 'a_emettre' AND m.id < $1
    AND NOT EXISTS (SELECT FROM transitions t WHERE t.message = m.id AND t.vers = 'a_emettre' AND t.de <> t.vers
                    AND t.le > clock_timestamp() - interval '1 min' * $2)
  GROUP BY m.partenaire`;

const INCERTAINS = `
  SELECT partenaire, count(*)::int AS nombre, extract(epoch FROM clock_timestamp() - min(depuis)) AS age
  FROM (
    SELECT m.partenaire, coalesce((SELECT max(t.le) FROM transitions t WHERE t.message = m.id AND t.vers = 'incertain' AND t.de <> t.vers),
                                  uuid_extract_timestamp(m.id)) AS depuis
    FROM messages_sortants m WHERE m.issue = 'incertain'
  ) AS i
  WHERE depuis <= clock_timestamp() - interval '1 min' * $1
  GROUP BY partenaire`;

const PAUSES = `
  SELECT partenaire, pause, 0 AS nombre, extract(epoch FROM clock_timestamp() - pause_depuis) AS age
  FROM partenaires WHERE pause IS NOT NULL AND pause_depuis <= clock_timestamp() - interval '1 min' * $1`;

/** Oldest due, oldest unknown, partner paused, each past its limit (real time). */
export async function attentes(sql: Sql, limites: Limites): Promise<Condition[]> {
  const { entrantEnAttente, sortantEnAttente, issueInconnue, partenaireEnPause } = limites;
  const entrants = await sql<Attente>(ENTRANTS, [avant(entrantEnAttente)]);
  const sortants = await sql<Attente>(SORTANTS, [avant(sortantEnAttente), sortantEnAttente]);
  const incertains = await sql<Attente>(INCERTAINS, [issueInconnue]);
  const pauses = await sql<Attente & { pause: string }>(PAUSES, [partenaireEnPause]);
  return [
    ...entrants.map((une) =>
      attente('ATTENTE_TROP_LONGUE', `${une.partenaire} entrant`, {
        ...une,
        quoi: `reçu(s) de ${nommer(une.partenaire)} attend(ent) d’être appliqué(s)`,
        limite: entrantEnAttente,
      }),
    ),
    ...sortants.map((une) =>
      attente('ATTENTE_TROP_LONGUE', `${une.partenaire} sortant`, {
        ...une,
        quoi: `attend(ent) de partir vers ${nommer(une.partenaire)}`,
        limite: sortantEnAttente,
      }),
    ),
    ...incertains.map((une) =>
      attente('ISSUE_INCONNUE', une.partenaire, {
        ...une,
        quoi: `envoyé(s) à ${nommer(une.partenaire)} reste(nt) d’issue inconnue`,
        limite: issueInconnue,
      }),
    ),
    ...pauses.map(({ partenaire, pause, age }) => ({
      nature: 'PAUSE_PROLONGEE' as const,
      objet: partenaire,
      detail: `${nommer(partenaire)} est en pause (${pause === 'automatique' ? 'automatique' : 'commandée par un exploitant'}) depuis ${direDuree(Number(age))} ; limite : ${partenaireEnPause} minutes.`,
    })),
  ];
}

function attente(
  nature: Condition['nature'],
  objet: string,
  { nombre, age, quoi, limite }: Attente & { quoi: string; limite: number },
): Condition {
  const detail = `${nombre} message(s) ${quoi} ; le plus ancien depuis ${direDuree(Number(age))}, limite : ${limite} minutes.`;
  return { nature, objet, detail };
}

/** Ids drawn before that many minutes ago are lower. */
function avant(minutes: number): string {
  return premierIdDepuis(Date.now() - minutes * 60_000);
}
