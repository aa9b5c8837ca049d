import type { MotifAnnulation } from '#annexe7';
import { DATE } from '../formes/dates.js';
import { COMMUNE, CRITERES, SITE_POLE_EMPLOI, STRUCTURE, TEXTE_LIBRE } from '../formes/domaine.js';
import { BOOLEEN, choix } from '../formes/forme.js';
import { Groupe, Membre } from '../membres/membre.js';
import { FaitDeCotraitance } from './fait.js';
import { Identite } from './identite.js';

/** First appointment at the mission locale. */
export class RendezVous {
  @Membre(DATE)
  date: string;

  @Membre(TEXTE_LIBRE)
  lieu: string;
}

/** `affectation.enregistree` as GIDE states it (X2). */
export class AffectationEnregistree extends FaitDeCotraitance {
  @Membre(DATE)
  dateAffectation: string;

  @Membre(STRUCTURE)
  structure: string;

  @Membre(SITE_POLE_EMPLOI)
  sitePoleEmploi: string;

  @Membre(CRITERES)
  criteres: string[];

  @Groupe(Identite)
  identite: Identite;

  @Membre(COMMUNE)
  commune: string;

  @Membre(BOOLEEN)
  indemnise: boolean;

  @Groupe(RendezVous, 'facultatif')
  rendezVous?: RendezVous;
}

/** `affectation.enregistree` as it is told to Parcours 3 (C3). */
export class AffectationDite extends AffectationEnregistree {
  @Membre(DATE)
  dateEntretienInitialisation: string;
}

/** `affectation.annulee` (X2). */
export class AffectationAnnulee extends FaitDeCotraitance {
  @Membre(DATE)
  dateAnnulation: string;

  @Membre(choix<MotifAnnulation>(['radiation_avant_initialisation', 'erreur', 'doublon', 'autre']))
  motif: MotifAnnulation;
}
