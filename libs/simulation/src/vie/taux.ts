/**
 * How often things happen to a young person, per month unless said otherwise. Orders of magnitude: Dares, June 2013
 * (exits: 45.7 % jobs, 18.0 % missed actualisation followed by re-registration, 9.9 % training, 1.6 % radiation);
 * BOPE 2012-120 (the actualisation closes on the 12th working day). What no source gives is a plausible guess.
 */
export const TAUX = {
  /** Missed actualisation: cessation d'inscription on the 12th working day. */
  defautActualisation: 0.045,
  /** Share of these followed by a re-registration within weeks. */
  reinscriptionRapide: 0.78,
  /** Share of the quick re-registrations back-dated to the day of the cessation. */
  reinscriptionRetrodatee: 0.12,
  /** Share of the others who come back after months, some just around the limit of six months (E3). */
  reinscriptionTardive: 0.35,
  /** Cessation for a job or a training declared. */
  cessationDeclaree: 0.03,
  reinscriptionApresEmploi: 0.4,
  radiation: 0.012,
  reinscriptionApresRadiation: 0.6,
  /** Share of the radiations withdrawn after an appeal. */
  radiationRetiree: 0.08,
  demenagement: 0.009,
  /** Share of the moves that leave the zone de compétence. */
  demenagementHorsZone: 0.3,
  /** Share of the systematic sorties that Pôle emploi does pronounce (E5). */
  sortieProposeePrononcee: 0.7,
  correctionIdentite: 0.003,
  sortiePrononcee: 0.004,
  alerte: 0.03,
  /** Shares of the alerts: closed by the mission locale after a new event; never treated. */
  alerteClose: 0.25,
  alerteJamaisTraitee: 0.08,
  alerteAnnulee: 0.02,
  decisionSortie: 0.1,
  decisionContredite: 0.03,
  /** Shares of the affectations. */
  initialisation: 0.84,
  initialisationAvantAffectation: 0.004,
  initialisationLeJourMeme: 0.03,
  initialisationTardive: 0.22,
  /** Shares of the initialisations. */
  initialisationSaisieEnRetard: 0.2,
  initialisationCorrigee: 0.02,
  /** Share of the radiations before initialisation that a late interview lifts (D3). */
  entretienAvantRadiation: 0.1,
  affectationAnnulee: 0.012,
  affectationCorrigee: 0.02,
  statutCorrige: 0.01,
  statutAnnule: 0.003,
  etapeAnnulee: 0.005,
  indemnise: 0.33,
  critereLocal: 0.12,
  /** Share of the cotraitances ended that are followed by another. */
  nouvelleAffectation: 0.1,
  doubleAffectation: 0.003,
  civisAvantAffectation: 0.04,
  civisApresInitialisation: 0.25,
  civisRompu: 0.2,
  proposition: 0.07,
  entreeApresProposition: 0.45,
  miseEnRelation: 0.12,
  emploiCourt: 0.025,
  evaluationPlateforme: 0.01,
  entretienManque: 0.08,
  ageHorsCadre: 0.006,
  naissanceConventionnelle: 0.01,
} as const;

/** Working day of the month on which the actualisation closes. */
export const CLOTURE_DE_L_ACTUALISATION = 12;
