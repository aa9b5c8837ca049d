import { DATE } from '../formes/dates.js';
import { TEXTE_LIBRE } from '../formes/domaine.js';
import { Membre } from '../membres/membre.js';

/** Identity of a demandeur (X2, C4). */
export class Identite {
  @Membre(TEXTE_LIBRE)
  nom: string;

  @Membre(TEXTE_LIBRE)
  prenom: string;

  @Membre(DATE)
  dateNaissance: string;
}
