import { DATE } from '../formes/dates.js';
import { COMMUNE, RANG } from '../formes/domaine.js';
import { Groupe, Membre } from '../membres/membre.js';
import { FaitDuDemandeur } from './fait.js';
import { Identite } from './identite.js';

/** `demandeur.modifie` (X2, C4): a move, a corrected identity. */
export class DemandeurModifie extends FaitDuDemandeur {
  @Membre(RANG)
  modification: number;

  @Membre(DATE)
  dateEffet: string;

  @Membre(COMMUNE)
  commune: string;

  @Groupe(Identite, 'facultatif')
  identite?: Identite;
}
