import type { Sql } from '#persistence';
import { instantDeLId } from '#persistence';
import type { TransitionLue } from '../parcours-du-message.js';

/** One attempt: a call that carried the message to its partner, or an application of what came. Real time. */
export interface TentativeLue {
  numero: number;
  nature: 'envoi' | 'application';
  /** The call, and how many messages it carried. */
  envoi: string | null;
  messages: number | null;
  debut: Date | string | null;
  fin: Date | string | null;
  dureeMs: number | null;
  /** What the partner answered of the call: `repondu`, or why not. */
  reponse: string | null;
  /** HTTP status, when there was an answer that had one. */
  statut: number | null;
  cause: string | null;
  /** The fate that the attempt gave to the message, and its code. */
  sort: string | null;
  code: string | null;
  /** Members that are otherwise than in the attempt before. */
  changements: string[];
}

interface EnvoiLu {
  id: string;
  debut: Date;
  fin: Date | null;
  reponse: string | null;
  cause: string | null;
  messages: number;
}

const TENTATIVES_MAX = 100;
const COMPARES = ['reponse', 'statut', 'cause', 'sort', 'code'] as const;

/**
 * The calls that carried a message that left, oldest first. They are found by partner and time, between the message and
 * the last change of its fate: one statement on the index of the calls, whatever their number since.
 */
export async function lireEnvois(
  sql: Sql,
  { id, partenaire }: { id: string; partenaire: string },
  transitions: readonly TransitionLue[],
  enCours: boolean,
): Promise<TentativeLue[]> {
  const depuis = new Date(instantDeLId(id));
  const derniere = transitions.at(-1)?.le;
  const envois = await sql<EnvoiLu>(
    `SELECT e.id, e.cree_le AS debut, e.fini_le AS fin, e.issue AS reponse, e.cause, cardinality(e.messages) AS messages
     FROM envois e
     WHERE e.partenaire = $1 AND e.cree_le BETWEEN $2 AND coalesce($3::timestamptz, clock_timestamp()) AND e.messages @> ARRAY[$4::uuid]
     ORDER BY e.cree_le LIMIT $5`,
    [partenaire, depuis, enCours ? null : (derniere ?? null), id, TENTATIVES_MAX],
  );
  return comparees(
    envois.map(({ id: envoi, debut, fin, reponse, cause, messages }, rang) => {
      const suite = transitions.findLast(
        ({ le }) => Date.parse(le) >= debut.getTime() && (fin === null || Date.parse(le) <= fin.getTime()),
      );
      const dureeMs = fin === null ? null : fin.getTime() - debut.getTime();
      const commun = { numero: rang + 1, nature: 'envoi' as const, envoi, messages, debut, fin, dureeMs };
      const statut = statutDe(reponse, cause);
      return { ...commun, reponse, statut, cause, sort: suite?.vers ?? null, code: suite?.cause ?? null };
    }),
  );
}

/** The applications of a message that came: each leaves a change of fate. */
export function applications(transitions: readonly TransitionLue[]): TentativeLue[] {
  return comparees(
    transitions.map(({ vers, cause, le }, rang) => ({
      numero: rang + 1,
      nature: 'application' as const,
      envoi: null,
      messages: null,
      debut: null,
      fin: le,
      dureeMs: null,
      reponse: null,
      statut: null,
      cause: null,
      sort: vers,
      code: cause,
    })),
  );
}

type Comparable = Omit<TentativeLue, 'changements'>;

function comparees(tentatives: readonly Comparable[]): TentativeLue[] {
  return tentatives.map((une, rang) => {
    const avant = tentatives[rang - 1];
    return { ...une, changements: avant ? COMPARES.filter((membre) => avant[membre] !== une[membre]) : [] };
  });
}

/** A lot that was answered event by event was answered 200 (X4.2); other statuses stand in the cause. */
function statutDe(reponse: string | null, cause: string | null): number | null {
  if (reponse === 'repondu') return 200;
  const statut = /^http_(\d{3})$/.exec(cause ?? '')?.[1];
  return statut === undefined ? null : Number(statut);
}
