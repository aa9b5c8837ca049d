import type { Sql } from '#persistence';
import { lireMessages, type FiltreDeMessages, type Sens } from '../lecture/message-lu.js';
import type { Perimetre } from '../lecture/perimetre.js';
import { lireMessagesDuGroupe } from './echecs/lire-echecs.js';

/** What an operator selects: messages by their ids, by a filter, or a group of failures of one cause. */
export type Selection =
  | { par: 'ids'; ids: readonly string[] }
  | { par: 'filtre'; filtre: Omit<FiltreDeMessages, 'avant' | 'dossier' | 'id' | 'ids'> }
  | { par: 'groupe'; groupe: string };

export interface Choisi {
  id: string;
  sens: Sens;
}

export type IssueSelection =
  | { issue: 'choisis'; messages: Choisi[] }
  | { issue: 'aucun' }
  | { issue: 'inconnus'; ids: string[] }
  | { issue: 'trop'; maximum: number };

/** How many messages one replay may hold. */
export const MESSAGES_MAX = 10_000;

/**
 * Freezes a selection: the messages of the reader's perimeter, in the order in which they came (ids are ordered by
 * time), so that each dossier is replayed in source order.
 */
export async function selectionner(
  sql: Sql,
  selection: Selection,
  perimetre: Perimetre,
): Promise<IssueSelection> {
  const messages = await choisir(sql, selection, perimetre);
  if (messages.length > MESSAGES_MAX) return { issue: 'trop', maximum: MESSAGES_MAX };
  if (selection.par === 'ids') {
    const trouves = new Set(messages.map(({ id }) => id));
    const ids = selection.ids.map((id) => id.toLowerCase()).filter((id) => !trouves.has(id));
    if (ids.length > 0) return { issue: 'inconnus', ids };
  }
  if (messages.length === 0) return { issue: 'aucun' };
  return {
    issue: 'choisis',
    messages: messages.map(({ id, sens }) => ({ id, sens })).sort((a, b) => (a.id < b.id ? -1 : 1)),
  };
}

function choisir(sql: Sql, selection: Selection, perimetre: Perimetre): Promise<Choisi[]> {
  switch (selection.par) {
    case 'ids':
      return lireMessages(sql, { ids: [...selection.ids] }, perimetre, MESSAGES_MAX + 1);
    case 'filtre':
      return lireMessages(sql, selection.filtre, perimetre, MESSAGES_MAX + 1);
    case 'groupe':
      return lireMessagesDuGroupe(sql, selection.groupe, perimetre, MESSAGES_MAX + 1);
  }
}
