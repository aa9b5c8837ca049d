import type { Partenaire } from '#annexe7';

export const NOMS_DES_PARTENAIRES: Readonly<Record<Partenaire, string>> = {
  gide: 'GIDE',
  parcours3: 'Parcours 3',
};

/** Words of the API as people read them. */
const MOTS: Readonly<Record<string, string>> = {
  gide: 'GIDE',
  parcours3: 'Parcours 3',
  dude: 'Passerelle',
  entree: 'entrée',
  affectee: 'affectée',
  acceptee: 'acceptée',
  accompagnement_actif: 'accompagnement actif',
  annulee: 'annulée',
  prononcee: 'prononcée',
  decision_alerte: 'décision sur alerte',
  maintien_actif: 'maintien en accompagnement actif',
  maintien_suspension: 'maintien en suspension',
  recu: 'reçu',
  applique: 'appliqué',
  sans_effet: 'sans effet',
  refuse: 'refusé',
  en_echec: 'en échec',
  abandonne: 'abandonné',
  ecart: 'écart',
  cle: 'clé',
  a_emettre: 'à émettre',
  acquitte: 'acquitté',
  remplace: 'remplacé',
  acquittee: 'acquittée',
  terminee: 'terminée',
  echouee: 'échouée',
  pole_emploi: 'Pôle emploi',
  mission_locale: 'mission locale',
  non_initialise: 'pas initialisée',
  civis_a_l_initialisation: 'CIVIS en cours à l’initialisation',
  sortie_systematique: 'sortie systématique à prononcer',
  annulation_a_prononcer: 'annulation à prononcer',
  sortie_a_prononcer: 'sortie à prononcer',
  incomplete: 'affectation manquante',
  double_accompagnement: 'double accompagnement à résoudre',
  age_26: '26 ans',
  un_an_accompagnement: 'un an d’accompagnement',
  six_mois_cessation_ou_radiation: 'six mois de cessation ou de radiation',
  demenagement_hors_zone: 'déménagement hors zone',
};

/** `accompagnement_actif` → `accompagnement actif`. */
export function dire(mot: string | null | undefined): string {
  if (mot === null || mot === undefined) return '–';
  return MOTS[mot] ?? mot.replaceAll('_', ' ');
}

const JOUR_LONG = new Intl.DateTimeFormat('fr-FR', { dateStyle: 'full', timeZone: 'UTC' });
const INSTANT_COURT = new Intl.DateTimeFormat('fr-FR', {
  dateStyle: 'short',
  timeStyle: 'medium',
  timeZone: 'Europe/Paris',
});

/** `mercredi 1er septembre 2010`. */
export function direJour(date: string): string {
  return JOUR_LONG.format(new Date(`${date}T00:00:00Z`)).replace(/ 1 /, ' 1er ');
}

/** `01/09/2010 08:30:00`, in Paris. */
export function direInstant(instant: string | Date | null): string {
  return instant === null ? '–' : INSTANT_COURT.format(new Date(instant));
}

/** `12 345`. */
export function direNombre(valeur: number): string {
  return new Intl.NumberFormat('fr-FR').format(valeur).replace(/[\u202f\u00a0]/g, ' ');
}
