type Mots = Readonly<Record<string, string>>;

/** What is not in a list is shown as it is, without its underscores. */
export function dire(mots: Mots, code: string): string {
  return Object.hasOwn(mots, code) ? (mots[code] ?? code) : code.replaceAll('_', ' ');
}

export const PARTENAIRES: Mots = { gide: 'GIDE', parcours3: 'Parcours 3', dude: 'Passerelle' };

export const TYPES: Mots = {
  'affectation.enregistree': 'Affectation enregistrée',
  'affectation.annulee': 'Affectation annulée',
  'statut.change': 'Statut changé',
  'alerte.traitee': 'Alerte traitée',
  'sortie.prononcee': 'Sortie prononcée',
  'sortie.proposee': 'Sortie proposée',
  'demandeur.modifie': 'Demandeur modifié',
  'acceptation.enregistree': 'Acceptation enregistrée',
  'parcours.initialise': 'Parcours initialisé',
  'alerte.declenchee': 'Alerte déclenchée',
  'alerte.close': 'Alerte close',
  'etape.enregistree': 'Étape enregistrée',
  'civis.change': 'CIVIS changé',
  inconnu: 'Type inconnu',
  illisible: 'Illisible',
};

export const SENS: Mots = { entrant: 'Reçu', sortant: 'Émis' };

export const VUES: Mots = { dit: 'Ce qui lui a été dit', declare: 'Ce qu’il énonce' };

export const NATURES_D_ECART: Mots = {
  absent: 'Absent',
  different: 'Données différentes',
  sequence: 'Version différente',
  en_trop: 'En trop',
};

export const CAUSES_D_ECART: Mots = {
  jamais_recu: 'Jamais reçu',
  refuse: 'Refusé',
  abandonne: 'Abandonné ou sans succès',
  change_chez_le_partenaire: 'Changé chez le partenaire',
  compteur_en_retard: 'Compteur en retard',
  regles_changees: 'Règles changées',
  illisible: 'Illisible',
  inconnue: 'Cause inconnue',
};

export const ETATS_D_ECART: Mots = {
  ouvert: 'Ouvert',
  en_correction: 'En correction',
  soumis: 'À décider',
  ignore: 'Ignoré',
  clos: 'Clos',
};

export const SOUMISSIONS: Mots = {
  politique: 'La politique le soumet',
  budget: 'Budget du jour épuisé',
  refus: 'Dernière version refusée',
  abandon: 'Dernier message abandonné',
  escalade: 'Corrigé, puis revenu',
  illisible: 'Illisible',
};

export const DECISIONS: Mots = {
  corriger: 'Corriger',
  ignorer: 'Ignorer',
  reprendre: 'Rendre à la politique',
};
export const DECISIONS_DE_POLITIQUE: Mots = {
  corriger: 'Corriger sans demander',
  soumettre: 'Soumettre à quelqu’un',
  ignorer: 'Ignorer',
};

export const EVENEMENTS_D_ECART: Mots = {
  ouvert: 'Ouvert',
  rouvert: 'Rouvert',
  change: 'A changé',
  correction: 'Correction dite',
  soumis: 'Soumis à quelqu’un',
  ignore: 'Ignoré',
  clos: 'Clos',
};

export const RESOLUTIONS: Mots = {
  accord: 'les deux sont revenus d’accord',
  corrige: 'corrigé',
  lu: 'l’énoncé a été lu',
  fait_change: 'le fait a changé',
};

export const ISSUES_D_ECHEC: Mots = { en_echec: 'En échec', refuse: 'Refusé', illisible: 'Illisible' };

export const PLANS: Mots = { nocturne: 'Nuit', demande: 'À la demande' };

export const ETATS_DE_SYNCHRONISATION: Mots = {
  en_attente: 'En attente',
  en_cours: 'En cours',
  terminee: 'Terminée',
  partielle: 'Partielle',
  echouee: 'Échouée',
};

export const ETAPES: Mots = {
  tirer_gide: 'Lire GIDE',
  tirer_parcours3: 'Lire Parcours 3',
  appliquer: 'Appliquer',
  effets_dus: 'Traiter les échéances',
  emettre: 'Dire aux partenaires',
  comparer_gide: 'Comparer avec GIDE',
  comparer_parcours3: 'Comparer avec Parcours 3',
  verifier: 'Vérifier une part des dossiers',
  corriger: 'Corriger les écarts',
  emettre_corrections: 'Dire les corrections',
  conservation: 'Contrôler la conservation',
  rapport: 'Établir le rapport',
};

export const ETATS_D_ETAPE: Mots = {
  a_faire: 'À faire',
  en_cours: 'En cours',
  terminee: 'Terminée',
  sautee: 'Sautée',
};

export const CAUSES_D_ETAPE: Mots = {
  partenaire_en_pause: 'le partenaire est en pause',
  fenetre_de_maintenance: 'le partenaire est en maintenance',
  partenaire_vide: 'le partenaire n’a plus rien',
  curseur_initial_refuse: 'le partenaire refuse qu’on le lise depuis le début',
  curseur_immobile: 'le partenaire rend toujours la même page',
  application_sans_progres: 'l’application n’avance plus',
};

export const ETATS_DE_COTRAITANCE: Mots = {
  affectee: 'Affectée',
  acceptee: 'Acceptée',
  accompagnement_actif: 'Accompagnement actif',
  alerte: 'Alerte',
  suspension: 'Suspension',
  sortie: 'Sortie',
  annulee: 'Annulée',
  sans_etat: 'Sans état',
};

export const ETATS_DE_REJEU: Mots = {
  simule: 'Simulé',
  a_confirmer: 'À confirmer',
  en_attente: 'En attente',
  en_cours: 'En cours',
  en_pause: 'En pause',
  interrompu: 'Interrompu',
  termine: 'Terminé',
};

export const VERDICTS: Mots = {
  applique: 'Appliqués',
  sans_effet: 'Sans effet',
  refuse: 'Refusés',
  emis: 'Émis à nouveau',
  ecarte: 'Laissés de côté',
  non_rejouable: 'Non rejouables',
  interrompu: 'Interrompus',
  en_echec: 'En échec',
};

/** Of one message. */
export const VERDICTS_D_UN: Mots = {
  ...VERDICTS,
  applique: 'Appliqué',
  refuse: 'Refusé',
  ecarte: 'Laissé de côté',
  non_rejouable: 'Non rejouable',
  interrompu: 'Interrompu',
};

export const SUJETS_D_EXPORT: Mots = {
  messages: 'Messages',
  cotraitances: 'Cotraitances',
  ecarts: 'Écarts',
  audit: 'Journal d’audit',
  nuits: 'Rapports de nuit',
};

export const ROLES: Mots = {
  exploitant: 'Exploitant',
  responsable_cotraitance: 'Responsable de la cotraitance',
  conseiller: 'Conseiller',
  correspondant_pole_emploi: 'Correspondant Pôle emploi',
  pilotage: 'Pilotage',
  auditeur: 'Auditeur',
  administrateur: 'Administrateur',
};

/** A program may be a partner; a person may not. */
export const ROLES_DES_CLES: Mots = { ...ROLES, partenaire: 'Partenaire' };

/** « structure:75056S00 » → « structure 75056S00 » ; « nationale » → « toute la France ». */
export function direPortee(portee: string): string {
  const [type = '', valeur] = portee.split(':');
  if (type === 'nationale') return 'toute la France';
  return valeur === undefined ? type : `${type === 'region' ? 'région' : type} ${valeur}`;
}
