import type { DateCivile } from './dates-civiles.js';

/** X2. What each type of fact carries. Dates are civil dates; a member that is not known is absent, never null. */
export interface DonneesParType {
  'affectation.enregistree': DonneesAffectation;
  'affectation.annulee': DonneesAnnulation;
  'statut.change': DonneesStatut;
  'alerte.traitee': DonneesTraitement;
  'sortie.prononcee': DonneesSortie;
  'sortie.proposee': DonneesProposition;
  'demandeur.modifie': DonneesModification;
  'acceptation.enregistree': DonneesAcceptation;
  'parcours.initialise': DonneesInitialisation;
  'alerte.declenchee': DonneesAlerte;
  'alerte.close': DonneesCloture;
  'etape.enregistree': DonneesEtape;
  'civis.change': DonneesCivis;
}

export type TypeFait = keyof DonneesParType;

/** The 13 types, short names (the wire adds the prefix `fr.dude.` and the suffix `.v1`). */
export const TYPES_FAITS: readonly TypeFait[] = [
  'affectation.enregistree',
  'affectation.annulee',
  'statut.change',
  'alerte.traitee',
  'sortie.prononcee',
  'sortie.proposee',
  'demandeur.modifie',
  'acceptation.enregistree',
  'parcours.initialise',
  'alerte.declenchee',
  'alerte.close',
  'etape.enregistree',
  'civis.change',
];

interface DonneesDuDemandeur {
  demandeur: string;
  /** A2. The statement is withdrawn. */
  annule?: true;
}

interface DonneesDeCotraitance extends DonneesDuDemandeur {
  cotraitance: string;
}

export interface Identite {
  nom: string;
  prenom: string;
  dateNaissance: DateCivile;
}

/** C2. */
export type Situation = 'inscrit' | 'radie' | 'cessation_inscription';

export type DecisionAlerte = 'maintien_actif' | 'maintien_suspension' | 'sortie';

export type MotifAnnulation = 'radiation_avant_initialisation' | 'erreur' | 'doublon' | 'autre';

export type MotifSortie =
  | 'six_mois_cessation_ou_radiation'
  | 'age_26'
  | 'un_an_accompagnement'
  | 'demenagement_hors_zone'
  | 'reorientation_partenaire'
  | 'reprise_smp'
  | 'autre';

export type NatureAlerte =
  'difficulte' | 'evenement_accompagnement' | 'evenement_professionnel' | 'manquement_ppae' | 'fin_anticipee';

export interface DonneesAffectation extends DonneesDeCotraitance {
  dateAffectation: DateCivile;
  structure: string;
  sitePoleEmploi: string;
  criteres: string[];
  identite: Identite;
  commune: string;
  indemnise: boolean;
  rendezVous?: { date: string; lieu: string };
  /** C3. Only in what is told to Parcours 3. */
  dateEntretienInitialisation?: DateCivile;
}

export interface DonneesAnnulation extends DonneesDeCotraitance {
  dateAnnulation: DateCivile;
  motif: MotifAnnulation;
}

export interface DonneesStatut extends DonneesDuDemandeur {
  statut: number;
  situation: Situation;
  dateEffet: DateCivile;
  motif?: string;
  dureeMois?: number;
}

interface DonneesDeTraitement extends DonneesDeCotraitance {
  alerte: string;
  dateTraitement: DateCivile;
  mesure?: 'nouvelle_orientation' | 'rappel_obligations' | 'mise_a_jour_situation';
  commentaire?: string;
}

export interface DonneesMaintien extends DonneesDeTraitement {
  decision: 'maintien_actif' | 'maintien_suspension';
  motifSortie?: undefined;
}

export interface DonneesDecisionDeSortie extends DonneesDeTraitement {
  decision: 'sortie';
  motifSortie: 'reorientation_partenaire' | 'reprise_smp';
}

export type DonneesTraitement = DonneesMaintien | DonneesDecisionDeSortie;

export interface DonneesSortie extends DonneesDeCotraitance {
  dateSortie: DateCivile;
  motif: MotifSortie;
}

export interface DonneesProposition extends DonneesDeCotraitance {
  dateProposition: DateCivile;
  motif: MotifSortie;
}

export interface DonneesModification extends DonneesDuDemandeur {
  modification: number;
  dateEffet: DateCivile;
  commune: string;
  identite?: Identite;
}

export interface DonneesAcceptation extends DonneesDeCotraitance {
  dateAcceptation: DateCivile;
  responsable: string;
}

export interface DonneesInitialisation extends DonneesDeCotraitance {
  dateDebutProgramme: DateCivile;
  entretien: { type: 'atelier' | 'individuel' | 'collectif'; date: DateCivile };
}

export interface DonneesAlerte extends DonneesDeCotraitance {
  alerte: string;
  dateAlerte: DateCivile;
  nature: NatureAlerte;
  description?: string;
}

export interface DonneesCloture extends DonneesDeCotraitance {
  alerte: string;
  dateCloture: DateCivile;
  motif: 'nouvel_evenement';
  precision?: string;
}

export interface DonneesEtape extends DonneesDeCotraitance {
  etape: string;
  nature:
    | 'entretien'
    | 'proposition_formation'
    | 'entree_formation'
    | 'mise_en_relation'
    | 'proposition_prestation'
    | 'entree_prestation'
    | 'emploi_cdd'
    | 'evaluation_plateforme_vocation';
  date: DateCivile;
  dateFin?: DateCivile;
  libelle?: string;
  resultat?: string;
}

export interface DonneesCivis extends DonneesDuDemandeur {
  civis: string;
  dateDebut: DateCivile;
  dateFin?: DateCivile;
}
