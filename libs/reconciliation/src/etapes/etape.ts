import { BailPerdu } from '#exchange';
import type { Sql } from '#persistence';

/** Says how far a step is; throws when the lease of the synchronisation was lost, so that the step stops. */
export type Avancer = (fait: number, total: number) => Promise<void>;

/** Outcome of a step: done, or skipped because a partner failed (the night is then `partielle`). */
export type IssueEtape =
  | { issue: 'terminee'; resultat: Record<string, unknown> }
  | { issue: 'sautee'; cause: string; resultat?: Record<string, unknown> };

/** Steps in their order; each can be run again, from where it stood or from its start (design, "The night"). */
export const ETAPES = [
  'tirer_gide',
  'tirer_parcours3',
  'appliquer',
  'effets_dus',
  'emettre',
  'comparer_gide',
  'comparer_parcours3',
  'verifier',
  'corriger',
  'emettre_corrections',
  'rapport',
] as const;
export type NomEtape = (typeof ETAPES)[number];

/** The run to which a step belongs. */
export interface Passage {
  synchronisation: string;
  /** Token of the worker that has it (design, "The night"). */
  jeton: number;
  /** Business day of the run. */
  jour: string;
  /** What the step noted when it was interrupted; null: it begins. */
  reprise: unknown;
}

/** One step of a synchronisation. */
export type Etape = (passage: Passage, avancer: Avancer) => Promise<IssueEtape>;

/** The report is not a step to run but the end. */
export type Etapes = Readonly<Record<Exclude<NomEtape, 'rapport'>, Etape>>;

/**
 * Notes where a step stands, in the commit of what it did: run again, it goes on there.
 * @throws BailPerdu when another worker has the run: nothing of this one may be committed
 */
export async function noterReprise(
  sql: Sql,
  { synchronisation, jeton, etape }: Pick<Passage, 'synchronisation' | 'jeton'> & { etape: NomEtape },
  reprise: object,
): Promise<void> {
  const notee = await sql(
    `UPDATE synchronisation_etapes e SET reprise = $4
     FROM (SELECT id FROM synchronisations WHERE id = $1 AND jeton = $2 AND etat = 'en_cours' FOR SHARE) AS s
     WHERE e.synchronisation = s.id AND e.etape = $3 RETURNING e.etape`,
    [synchronisation, jeton, etape, JSON.stringify(reprise)],
  );
  if (notee.length === 0) throw new BailPerdu();
}
