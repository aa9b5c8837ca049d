import { premierIdDepuis, type Sql } from '#persistence';

const HEURE_MS = 3_600_000;
/** Hours shown, the one under way included. */
const HEURES = 24;

/** What crossed the gateway in one hour of the real clock. */
export interface HeureDActivite {
  /** Its first instant, RFC 3339. */
  debut: string;
  recus: number;
  /** Versions numbered for the partners. */
  dits: number;
  /** Of all these, those that are failures now. */
  echecs: number;
}

/**
 * The last twenty-four hours, the oldest first. Ids are in the order of time: each hour is a range of the primary key,
 * and its failures one of their own index. Nothing before these hours is read.
 */
export async function lireActivite(sql: Sql, maintenantMs = Date.now()): Promise<HeureDActivite[]> {
  const premiere = Math.floor(maintenantMs / HEURE_MS) * HEURE_MS - (HEURES - 1) * HEURE_MS;
  const debuts = Array.from({ length: HEURES }, (_, rang) => premiere + rang * HEURE_MS);
  const comptes = await sql<Omit<HeureDActivite, 'debut'>>(
    `SELECT (SELECT count(*)::int FROM messages_entrants m WHERE m.id >= h.de AND m.id < h.a) AS recus,
            (SELECT count(*)::int FROM messages_sortants m WHERE m.id >= h.de AND m.id < h.a) AS dits,
            (SELECT count(*)::int FROM messages_entrants m WHERE m.id >= h.de AND m.id < h.a AND m.issue IN ('en_echec', 'refuse', 'illisible'))
          + (SELECT count(*)::int FROM messages_sortants m WHERE m.id >= h.de AND m.id < h.a AND m.issue IN ('en_echec', 'refuse')) AS echecs
     FROM unnest($1::uuid[], $2::uuid[]) WITH ORDINALITY AS h (de, a, rang) ORDER BY h.rang`,
    [debuts.map(premierIdDepuis), debuts.map((debut) => premierIdDepuis(debut + HEURE_MS))],
  );
  return comptes.map((compte, rang) => ({
    debut: new Date(debuts[rang] ?? premiere).toISOString(),
    ...compte,
  }));
}
