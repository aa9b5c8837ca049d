import type { Partenaire } from '#annexe7';
import { typeCourt, type BilanPartenaire } from '#contract';
import type { Sql } from '#persistence';

/** What we and the partner counted of one type in one direction, over the same days (X4.5). */
export interface Rapprochement {
  sens: 'entrant' | 'sortant';
  type: string;
  /** Entrant: events known here, each once; sortant: events that the partner answered about. */
  passerelle: number;
  partenaire: number;
  /** Outgoing messages that the partner may or may not have: a difference up to that proves nothing. */
  ouverts: number;
  /** `partenaire` minus `passerelle`, what is open taken off; 0: they agree. */
  difference: number;
}

/**
 * Incoming, by the day that the event states, whenever it arrived: a feed read two days late proves as much as a
 * webhook. Outgoing, by the day on which the version was numbered, which is that of its `time`.
 */
const LES_NOTRES = `
  SELECT 'entrant' AS sens, type, count(DISTINCT evenement)::int AS nombre, 0 AS ouverts
  FROM messages_entrants
  WHERE coalesce(emis_le, jour) BETWEEN $2 AND $3 AND partenaire = $1 AND evenement IS NOT NULL AND source = 'urn:' || $1
  GROUP BY type
  UNION ALL
  SELECT 'sortant', type,
         count(*) FILTER (WHERE envoi IS NOT NULL AND issue IN ('acquitte', 'sans_effet', 'refuse', 'remplace'))::int,
         count(*) FILTER (WHERE issue IN ('a_emettre', 'incertain', 'retenu', 'en_echec', 'abandonne'))::int
  FROM messages_sortants WHERE jour BETWEEN $2 AND $3 AND partenaire = $1 GROUP BY type`;

/** Compares our counts with the partner's, summed over the days: what crosses midnight may stand on two (X4.5). */
export async function rapprocher(
  sql: Sql,
  partenaire: Partenaire,
  { du, au, bilans }: { du: string; au: string; bilans: readonly BilanPartenaire[] },
): Promise<Rapprochement[]> {
  const notres = await sql<{ sens: 'entrant' | 'sortant'; type: string; nombre: number; ouverts: number }>(
    LES_NOTRES,
    [partenaire, du, au],
  );
  const siens = {
    entrant: additionner(bilans.map(({ emis }) => emis)),
    sortant: additionner(bilans.map(({ recus }) => recus)),
  };
  return (['entrant', 'sortant'] as const).flatMap((sens) => {
    const types = [
      ...new Set([
        ...notres.filter((une) => une.sens === sens).map(({ type }) => type),
        ...siens[sens].keys(),
      ]),
    ];
    return types.sort().map((type) => {
      const notre = notres.find((une) => une.sens === sens && une.type === type);
      const comptes = {
        passerelle: notre?.nombre ?? 0,
        partenaire: siens[sens].get(type) ?? 0,
        ouverts: notre?.ouverts ?? 0,
      };
      return { sens, type, ...comptes, difference: difference(comptes) };
    });
  });
}

function difference({
  passerelle,
  partenaire,
  ouverts,
}: Omit<Rapprochement, 'sens' | 'type' | 'difference'>) {
  const ecart = partenaire - passerelle;
  return ecart > 0 ? Math.max(0, ecart - ouverts) : ecart;
}

function additionner(comptes: readonly Record<string, number>[]): Map<string, number> {
  const sommes = new Map<string, number>();
  for (const [complet, nombre] of comptes.flatMap((un) => Object.entries(un))) {
    const type = typeCourt(complet) ?? 'inconnu';
    sommes.set(type, (sommes.get(type) ?? 0) + nombre);
  }
  return sommes;
}
