import { BOOLEEN, liste, TOUT } from '../formes/forme.js';
import { Membre } from '../membres/membre.js';
import { CURSEUR } from './formes.js';
import { lireObjet, type Invalide } from './lecture.js';

/** Events of one page of the change feed (X4.1). */
export const CHANGEMENTS_MAX = 1000;

/** A page of the change feed (X4.1). Its events are judged one by one at the door, so that none sinks the page. */
export class PageChangements {
  @Membre(liste('une liste d’au plus 1 000 événements', TOUT, 0, CHANGEMENTS_MAX))
  evenements: unknown[];

  @Membre(CURSEUR)
  curseur: string;

  @Membre(BOOLEEN)
  suite: boolean;
}

/** X4.1. A page of the change feed, judged like any input. */
export function lirePageChangements(corps: unknown): PageChangements | Invalide {
  return lireObjet(PageChangements, corps);
}
