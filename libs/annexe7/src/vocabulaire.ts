import type { DateCivile } from './dates-civiles.js';
import type { DecisionAlerte, MotifAnnulation, MotifSortie, NatureAlerte } from './donnees-des-faits.js';

/** The two systems that the gateway keeps in step. */
export type Partenaire = 'gide' | 'parcours3';

/** Section 6. */
export type Phase = 'entree' | 'accompagnement' | 'annulation' | 'sortie';

/** Section 6. */
export type NomEtat =
  'affectee' | 'acceptee' | 'accompagnement_actif' | 'suspension' | 'alerte' | 'annulee' | 'sortie';

export type ModeSortie = 'prononcee' | 'decision_alerte' | 'automatique';

/** B2. Oddities of facts that are kept all the same. `COTRAITANCE_PARTAGEE` crosses dossiers: the gateway adds it. */
export type CodeAnomalie =
  | 'AGE_HORS_CADRE'
  | 'ANNULATION_APRES_INITIALISATION'
  | 'COTRAITANCE_PARTAGEE'
  | 'DECISION_CONTREDITE_PAR_LE_STATUT'
  | 'DOUBLE_ACCOMPAGNEMENT'
  | 'INITIALISATION_AVANT_AFFECTATION'
  | 'STRUCTURE_INCONNUE'
  | 'TRAITEMENT_AVANT_ALERTE'
  | 'TRAITEMENT_SANS_ALERTE';

/** G1, G2. */
export type Decompte =
  { compte: true; annee: number } | { compte: false; raison: 'non_initialise' | 'civis_a_l_initialisation' };

/** F12. */
export interface Echeance {
  date: DateCivile;
  nature: NomEtat;
}

/** The rule ids (`'F2, E3'`) and the messages that set one member of the answer. */
export interface Origine {
  regle: string;
  messages: string[];
}

/** F8. An alert as it is shown: `fin` is the first day on which it is no longer open. */
export interface AlerteVue {
  alerte: string;
  nature: NatureAlerte;
  dateAlerte: DateCivile;
  fin: DateCivile | null;
  decision: DecisionAlerte | null;
}

/** Section 6. One cotraitance on one day. */
export interface Etat {
  cotraitance: string;
  structure: string | null;
  phase: Phase | null;
  etat: NomEtat | null;
  /** First day of the present run of that état. */
  depuis: DateCivile | null;
  /** `annulation` and `sortie` only when in force on the day asked; `initialisation` as C1 reads it. */
  dates: {
    affectation: DateCivile | null;
    acceptation: DateCivile | null;
    initialisation: DateCivile | null;
    annulation: DateCivile | null;
    sortie: DateCivile | null;
  };
  /** Those begun on or before the day asked, by date then alert id. */
  alertes: AlerteVue[];
  /** F9. */
  suspension: { depuis: DateCivile; echeance: DateCivile } | null;
  annulation: { date: DateCivile; motif: MotifAnnulation } | null;
  sortie: { date: DateCivile; motif: MotifSortie; mode: ModeSortie } | null;
  prochaineEcheance: Echeance | null;
  decompte: Decompte;
  /** Sorted codes. */
  anomalies: CodeAnomalie[];
  /** For each member that has a value, what set it; `dates.sortie` and the like by their path. */
  regles: Record<string, Origine>;
}

/** An état without its explanation. */
export type EtatSansRegles = Omit<Etat, 'regles'>;
