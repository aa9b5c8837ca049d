import type { DonneesParType } from '#annexe7';
import { DATE } from '../formes/dates.js';
import { RESPONSABLE } from '../formes/domaine.js';
import { choix } from '../formes/forme.js';
import { Groupe, Membre } from '../membres/membre.js';
import { FaitDeCotraitance } from './fait.js';

type TypeEntretien = DonneesParType['parcours.initialise']['entretien']['type'];

/** `acceptation.enregistree` (X2): stated in this gateway by the responsable de la cotraitance. */
export class AcceptationEnregistree extends FaitDeCotraitance {
  @Membre(DATE)
  dateAcceptation: string;

  @Membre(RESPONSABLE)
  responsable: string;
}

/** The first interview. */
export class Entretien {
  @Membre(choix<TypeEntretien>(['atelier', 'individuel', 'collectif']))
  type: TypeEntretien;

  @Membre(DATE)
  date: string;
}

/** `parcours.initialise` (X2, C1). */
export class ParcoursInitialise extends FaitDeCotraitance {
  @Membre(DATE)
  dateDebutProgramme: string;

  @Groupe(Entretien)
  entretien: Entretien;
}
