import type { DonneesParType } from '#annexe7';
import { DATE } from '../formes/dates.js';
import { REFERENCE, TEXTE_LIBRE } from '../formes/domaine.js';
import { choix } from '../formes/forme.js';
import { Membre } from '../membres/membre.js';
import { FaitDeCotraitance, FaitDuDemandeur } from './fait.js';

type NatureEtape = DonneesParType['etape.enregistree']['nature'];

/** `etape.enregistree` (X2). */
export class EtapeEnregistree extends FaitDeCotraitance {
  @Membre(REFERENCE)
  etape: string;

  @Membre(
    choix<NatureEtape>([
      'entretien',
      'proposition_formation',
      'entree_formation',
      'mise_en_relation',
      'proposition_prestation',
      'entree_prestation',
      'emploi_cdd',
      'evaluation_plateforme_vocation',
    ]),
  )
  nature: NatureEtape;

  @Membre(DATE)
  date: string;

  @Membre(DATE, 'facultatif')
  dateFin?: string;

  @Membre(TEXTE_LIBRE, 'facultatif')
  libelle?: string;

  @Membre(TEXTE_LIBRE, 'facultatif')
  resultat?: string;
}

/** `civis.change` (X2, G2). */
export class CivisChange extends FaitDuDemandeur {
  @Membre(REFERENCE)
  civis: string;

  @Membre(DATE)
  dateDebut: string;

  @Membre(DATE, 'facultatif')
  dateFin?: string;
}
