import { comptes } from '../formes/forme.js';
import { Membre } from '../membres/membre.js';
import { lireObjet, type Invalide } from './lecture.js';

/** What a partner counted in a day, by full type of event (X4.5). */
export class BilanPartenaire {
  @Membre(comptes('un objet qui donne, pour chaque type d’événement, un nombre entier positif ou nul'))
  emis: Record<string, number>;

  @Membre(comptes('un objet qui donne, pour chaque type d’événement, un nombre entier positif ou nul'))
  recus: Record<string, number>;
}

/** X4.5. `GET /echanges/bilan`, judged like any input. */
export function lireBilan(corps: unknown): BilanPartenaire | Invalide {
  return lireObjet(BilanPartenaire, corps);
}
