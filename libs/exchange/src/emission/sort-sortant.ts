import { ResultatEvenement } from '#contract';
import { Sql } from '#persistence';
import { EnvoiPris, MessageSortant, ReglementPris, SEQUENCE_MAXIMALE } from './message-sortant.js';

/** What an answer makes of one version (X6). */
export interface SortSortant {
  message: MessageSortant;
  issue: 'acquitte' | 'sans_effet' | 'remplace' | 'refuse';
  code: string | null;
  detail: string | null;
  /** The partner holds this version. */
  tenu: boolean;
  /** The sequence to exceed when the partner holds a higher one that is not known as ours. */
  depasser: number | null;
}

/** Newest acknowledged and newest numbered version, by `<demandeur> <cle>`. */
export type Acquittees = ReadonlyMap<string, { acquittee: number; sequence: number }>;

export function sortDe(
  message: MessageSortant,
  resultat: ResultatEvenement,
  acquittees: Acquittees,
): SortSortant {
  const { code = null, detail = null } = resultat;
  const commun = { message, code, detail, tenu: false, depasser: null };
  switch (resultat.statut) {
    case 'applique':
      return { ...commun, issue: 'acquitte', tenu: true };
    case 'doublon':
      return { ...commun, issue: 'sans_effet', code: code ?? 'DOUBLON', tenu: true };
    case 'rejete':
      return { ...commun, issue: 'refuse', code: code ?? 'REJETE' };
    case 'obsolete':
      return obsolete(message, Number(resultat.sequence ?? 0), acquittees);
  }
}

/**
 * `obsolete` is harmless when what the partner holds is ours and acknowledged; a counter of the partner's ahead of
 * ours (a restored database, on either side) asks for the same statement under a higher number, once and as long as there
 * is one (X6). Asked by X4.4, it does not say its number: one more, and its answer then does.
 */
function obsolete(message: MessageSortant, tenue: number, acquittees: Acquittees): SortSortant {
  const nous = acquittees.get(`${message.demandeur} ${message.cle}`);
  const code = tenue > 0 ? 'OBSOLETE' : 'OBSOLETE_SANS_SEQUENCE';
  const commun = { message, code, detail: null, tenu: false, depasser: null };
  if (nous && tenue > 0 && tenue <= nous.acquittee) return { ...commun, issue: 'sans_effet' };
  if (nous && nous.sequence > message.sequence) return { ...commun, issue: 'remplace' };
  const depasser = Math.max(tenue, message.sequence);
  if (message.depasse_une_sequence_dite || depasser >= SEQUENCE_MAXIMALE)
    return { ...commun, issue: 'refuse' };
  return { ...commun, issue: 'remplace', depasser };
}

export async function lireAcquittees(
  sql: Sql,
  { partenaire, messages }: EnvoiPris | ReglementPris,
): Promise<Acquittees> {
  const lignes = await sql<{ demandeur: string; cle: string; acquittee: number; sequence: number }>(
    `SELECT d.demandeur, d.cle, d.acquittee, d.sequence FROM dit d
     JOIN unnest($2::text[], $3::text[]) AS v (demandeur, cle) ON d.demandeur = v.demandeur AND d.cle = v.cle
     WHERE d.partenaire = $1`,
    [partenaire, messages.map((m) => m.demandeur), messages.map((m) => m.cle)],
  );
  return new Map(
    lignes.map(({ demandeur, cle, acquittee, sequence }) => [`${demandeur} ${cle}`, { acquittee, sequence }]),
  );
}
