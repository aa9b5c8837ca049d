import type { Situation } from '#annexe7';
import { DATE } from '../formes/dates.js';
import { DUREE, RANG, TEXTE_LIBRE } from '../formes/domaine.js';
import { choix } from '../formes/forme.js';
import { Membre } from '../membres/membre.js';
import { FaitDuDemandeur } from './fait.js';

/** `statut.change` (X2, C2). */
export class StatutChange extends FaitDuDemandeur {
  @Membre(RANG)
  statut: number;

  @Membre(choix<Situation>(['inscrit', 'radie', 'cessation_inscription']))
  situation: Situation;

  @Membre(DATE)
  dateEffet: string;

  @Membre(TEXTE_LIBRE, 'facultatif')
  motif?: string;

  @Membre(DUREE, 'facultatif')
  dureeMois?: number;
}
