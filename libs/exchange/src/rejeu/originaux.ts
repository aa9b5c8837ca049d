import type { Partenaire, TypeFait } from '#annexe7';
import type { Sql } from '#persistence';
import type { MessageAAppliquer } from '../application/dossier-charge.js';

/** An incoming message as it was stored; nothing of it ever changes but its fate (X6.2). */
export interface OriginalEntrant extends Omit<MessageAAppliquer, 'demandeur' | 'cle' | 'donnees' | 'type'> {
  sens: 'entrant';
  partenaire: Partenaire | 'dude';
  reception: string;
  rang: number;
  issue: string;
  code: string | null;
  tentatives: number;
  /** As far as it is known: a refused event may name anybody. */
  demandeur: string | null;
  /** The members of an accepted event; null when it was refused at the door. */
  accepte: MessageAAppliquer | null;
}

/** A version told, or to be told. */
export interface OriginalSortant {
  sens: 'sortant';
  id: string;
  partenaire: Partenaire;
  type: TypeFait;
  /** Null, like its dossier: that was erased (ADR 35). */
  cle: string | null;
  demandeur: string | null;
  issue: string;
  correlation: string | null;
}

/** A version whose dossier is there. */
export type OriginalADire = OriginalSortant & { cle: string; demandeur: string };

export type Original = OriginalEntrant | OriginalSortant;

type LigneEntrante = Omit<OriginalEntrant, 'sens' | 'accepte'> & {
  [M in 'type' | 'cle' | 'donnees']: MessageAAppliquer[M] | null;
};

/** The messages of a selection as they stand now, by id. */
export async function lireOriginaux(sql: Sql, messages: readonly string[]): Promise<Map<string, Original>> {
  const originaux = new Map<string, Original>();
  const entrants = await sql<LigneEntrante>(
    `SELECT id, partenaire, reception, rang, issue, code, tentatives, type, cle, sequence, demandeur, donnees, correlation
     FROM messages_entrants WHERE id = ANY($1::uuid[])`,
    [messages],
  );
  for (const ligne of entrants) originaux.set(ligne.id, entrant(ligne));
  const sortants = await sql<Omit<OriginalSortant, 'sens'>>(
    `SELECT id, partenaire, type, cle, demandeur, issue, correlation FROM messages_sortants WHERE id = ANY($1::uuid[])`,
    [messages],
  );
  for (const ligne of sortants) originaux.set(ligne.id, { ...ligne, sens: 'sortant' });
  return originaux;
}

function entrant({ type, cle, donnees, ...reste }: LigneEntrante): OriginalEntrant {
  const { id, sequence, demandeur, correlation } = reste;
  // Data are kept of accepted events only: what was refused at the door has none (X3.3).
  const accepte =
    type !== null && cle !== null && demandeur !== null && donnees !== null
      ? { id, demandeur, type, cle, sequence, donnees, correlation }
      : null;
  return { ...reste, sens: 'entrant', accepte };
}
