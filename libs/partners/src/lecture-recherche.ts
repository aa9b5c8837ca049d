import { estObjet, invalide } from './lecture.js';
import type { Lecture } from './lecture.js';

/** Fate of an event that we sent, as the partner remembers it (X4.4). */
export type SortConnu = 'applique' | 'obsolete' | 'rejete';

const SORTS: ReadonlySet<unknown> = new Set<SortConnu>(['applique', 'obsolete', 'rejete']);

/** `POST /echanges/evenements/recherche` (X4.4): fates by id; ids the partner does not know are absent. */
export function lireRecherche(corps: unknown, ids: readonly string[]): Lecture<Map<string, SortConnu>> {
  if (!Array.isArray(corps)) return invalide('la réponse doit être une liste');
  const demandes = new Set(ids);
  const valeur = new Map<string, SortConnu>();
  for (const [rang, ligne] of (corps as unknown[]).entries()) {
    if (!estObjet(ligne)) return invalide(`/${rang} doit être un objet`);
    const { id, statut } = ligne;
    if (typeof id !== 'string' || !demandes.has(id)) return invalide(`/${rang}/id n'a pas été demandé`);
    if (valeur.has(id)) return invalide(`/${rang}/id est donné deux fois`);
    if (!SORTS.has(statut))
      return invalide(`/${rang}/statut doit être « applique », « obsolete » ou « rejete »`);
    valeur.set(id, statut as SortConnu);
  }
  return { conforme: true, valeur };
}
