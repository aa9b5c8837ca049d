type Mots = Readonly<Record<string, string>>;

export const PHASES: Mots = {
  entree: 'Entrée',
  accompagnement: 'Accompagnement',
  annulation: 'Annulation',
  sortie: 'Sortie',
};

export const ACTIONS: Mots = {
  sortie_systematique: 'Prononcer la sortie (déménagement hors zone)',
  annulation_a_prononcer: 'Prononcer l’annulation',
  sortie_a_prononcer: 'Prononcer la sortie',
  incomplete: 'Retrouver l’affectation qui manque',
  double_accompagnement: 'Lever un double accompagnement',
};

export const POUR: Mots = {
  pole_emploi: 'Pôle emploi',
  mission_locale: 'Mission locale',
  exploitant: 'Exploitation',
};

export const ANOMALIES: Mots = {
  AGE_HORS_CADRE: 'À l’affectation, la personne n’a pas 16 ans ou en a déjà 26.',
  ANNULATION_APRES_INITIALISATION:
    'L’annulation énoncée vient après l’initialisation : elle reste sans effet.',
  COTRAITANCE_PARTAGEE: 'Ce numéro figure dans deux dossiers : son propriétaire doit en retirer un.',
  DECISION_CONTREDITE_PAR_LE_STATUT: 'Une décision de maintien contredit le statut de ce jour-là.',
  DOUBLE_ACCOMPAGNEMENT: 'Une autre cotraitance de la même personne court en même temps.',
  INITIALISATION_AVANT_AFFECTATION:
    'L’initialisation est datée d’avant l’affectation : elle compte comme absente.',
  STRUCTURE_INCONNUE: 'La structure ou le site n’est pas connu du territoire.',
  TRAITEMENT_AVANT_ALERTE: 'Une alerte est traitée avant sa propre date.',
  TRAITEMENT_SANS_ALERTE: 'Un traitement se rapporte à une alerte que personne n’a énoncée.',
};

export const NATURES_D_ALERTE: Mots = {
  difficulte: 'Difficulté',
  evenement_accompagnement: 'Événement d’accompagnement',
  evenement_professionnel: 'Événement professionnel',
  manquement_ppae: 'Manquement au PPAE',
  fin_anticipee: 'Fin anticipée',
};

export const DECISIONS_D_ALERTE: Mots = {
  maintien_actif: 'maintien en accompagnement actif',
  maintien_suspension: 'maintien en suspension',
  sortie: 'sortie',
};

export const MOTIFS_DE_FIN: Mots = {
  six_mois_cessation_ou_radiation: 'six mois de cessation d’inscription ou de radiation',
  age_26: '26 ans',
  un_an_accompagnement: 'un an d’accompagnement',
  demenagement_hors_zone: 'déménagement hors zone',
  reorientation_partenaire: 'réorientation vers un partenaire',
  reprise_smp: 'reprise du suivi par Pôle emploi',
  radiation_avant_initialisation: 'radiation avant l’initialisation',
  erreur: 'erreur',
  doublon: 'doublon',
  autre: 'autre motif',
};

export const MODES_DE_SORTIE: Mots = {
  prononcee: 'prononcée par Pôle emploi',
  decision_alerte: 'décidée au traitement d’une alerte',
  automatique: 'automatique',
};

export const RAISONS_DU_DECOMPTE: Mots = {
  non_initialise: 'le parcours n’est pas initialisé',
  civis_a_l_initialisation: 'un CIVIS courait à l’initialisation',
};

export const CAUSES_DE_CALCUL: Mots = {
  message: 'Un message',
  echeance: 'Un jour venu',
  regles: 'Les règles',
};

/** Members of the answer to X5.1, as people name them. */
export const MEMBRES: Mots = {
  phase: 'Phase',
  etat: 'État',
  depuis: 'Depuis',
  structure: 'Structure',
  'dates.affectation': 'Date d’affectation',
  'dates.acceptation': 'Date d’acceptation',
  'dates.initialisation': 'Date d’initialisation',
  'dates.annulation': 'Date d’annulation',
  'dates.sortie': 'Date de sortie',
  alertes: 'Alertes',
  suspension: 'Période sans inscription',
  annulation: 'Annulation',
  sortie: 'Sortie',
  prochaineEcheance: 'Prochaine échéance',
  decompte: 'Décompte de l’objectif',
  anomalies: 'Anomalies',
};
