import { IDENTIFIANT } from '../formes/enveloppe.js';
import { choix } from '../formes/forme.js';
import { Membre } from '../membres/membre.js';
import { lireListe, type Invalide } from './lecture.js';

/** How many ids one search may name (X4.4). */
export const IDS_MAX = 500;

export type StatutRecherche = 'applique' | 'obsolete' | 'rejete';

/** The fate, at a partner, of an event that the gateway sent (X4.4). */
export class SortEvenement {
  @Membre(IDENTIFIANT)
  id: string;

  @Membre(choix<StatutRecherche>(['applique', 'obsolete', 'rejete']))
  statut: StatutRecherche;
}

/** X4.4. `POST /echanges/evenements/recherche`: the ids that the partner knows, none twice; the others are absent. */
export function lireRecherche(corps: unknown): SortEvenement[] | Invalide {
  return lireListe(SortEvenement, corps, 'id');
}
