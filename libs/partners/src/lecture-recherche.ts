import { estInvalide, lireRecherche } from '#contract';
import type { StatutRecherche } from '#contract';
import type { Lecture } from './lecture.js';

/** `POST /echanges/evenements/recherche` (X4.4): fates by id, of ids asked only; unknown ones are absent. */
export function lireSorts(corps: unknown, ids: readonly string[]): Lecture<Map<string, StatutRecherche>> {
  const lus = lireRecherche(corps);
  if (estInvalide(lus)) return lus;
  const demandes = new Set(ids);
  const rang = lus.findIndex(({ id }) => !demandes.has(id));
  if (rang !== -1) return { invalide: `/${rang}/id : il n’a pas été demandé.` };
  return new Map(lus.map(({ id, statut }) => [id, statut]));
}
