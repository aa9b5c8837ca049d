import { COTRAITANCE, DEMANDEUR } from '../formes/domaine.js';
import { VRAI } from '../formes/forme.js';
import { Membre } from '../membres/membre.js';

/** What every fact carries (X2): whom it is about, and whether the statement is withdrawn (A2). */
export class FaitDuDemandeur {
  @Membre(DEMANDEUR)
  demandeur: string;

  @Membre(VRAI, 'facultatif')
  annule?: true;
}

/** A fact about one cotraitance of a demandeur. */
export class FaitDeCotraitance extends FaitDuDemandeur {
  @Membre(COTRAITANCE)
  cotraitance: string;
}
