import type { DateCivile, DonneesTraitement, NatureAlerte, Situation } from '#annexe7';
import { deJours } from '../calendrier/jours.js';
import { ajouterJoursOuvres, ouvreSuivant } from '../calendrier/jours-ouvres.js';
import { Hasard } from './hasard.js';
import { TAUX } from './taux.js';

export interface AlertePrevue {
  cotraitance: string;
  alerte: string;
  dateAlerte: DateCivile;
  nature: NatureAlerte;
  /** New event after which the mission locale closes it. */
  cloture: DateCivile | null;
  /** Day on which the mission locale takes it back. */
  annulee: DateCivile | null;
}

const NATURES_PONDEREES: Readonly<Record<NatureAlerte, number>> = {
  difficulte: 34,
  evenement_accompagnement: 14,
  evenement_professionnel: 22,
  manquement_ppae: 24,
  fin_anticipee: 6,
};
const ECART_ENTRE_ALERTES = 45;
const MESURES = ['nouvelle_orientation', 'rappel_obligations', 'mise_a_jour_situation'] as const;

/** Alerts of one cotraitance between its initialisation and its end. */
export function alertesPrevues(
  graine: string,
  cotraitance: string,
  initialisation: DateCivile,
  fin: DateCivile,
): AlertePrevue[] {
  const hasard = new Hasard(graine, 'alertes', cotraitance);
  const alertes: AlertePrevue[] = [];
  let jour = deJours(initialisation, 15);
  while (jour < fin) {
    const dateAlerte = ouvreSuivant(deJours(jour, hasard.entier(0, 29)));
    jour = deJours(jour, 30);
    if (!hasard.chance(TAUX.alerte) || dateAlerte >= fin) continue;
    const apres = hasard.entier(3, 30);
    alertes.push({
      cotraitance,
      alerte: `${cotraitance}-A${alertes.length + 1}`,
      dateAlerte,
      nature: hasard.pondere(NATURES_PONDEREES),
      cloture: hasard.chance(TAUX.alerteClose) ? ajouterJoursOuvres(dateAlerte, apres) : null,
      annulee: hasard.chance(TAUX.alerteAnnulee) ? ajouterJoursOuvres(dateAlerte, 2) : null,
    });
    jour = deJours(dateAlerte, ECART_ENTRE_ALERTES);
  }
  return alertes;
}

type Mesure = (typeof MESURES)[number];
type MotifSortie = 'reorientation_partenaire' | 'reprise_smp';

export interface TraitementPrevu {
  /** First day on which Pôle emploi would treat it; null: never does. */
  echeance: DateCivile | null;
  /** Motif when the decision is the sortie; null: the person stays. */
  sortie: MotifSortie | null;
  mesure?: Mesure;
  /** The odd decision that says the opposite of the situation. */
  contredit: boolean;
}

/** How Pôle emploi treats an alert: the same answer whenever it hears of it. */
export function traitementPrevu(graine: string, alerte: string, dateAlerte: DateCivile): TraitementPrevu {
  const hasard = new Hasard(graine, 'traitement', alerte);
  const jamais = hasard.chance(TAUX.alerteJamaisTraitee);
  const echeance = ajouterJoursOuvres(dateAlerte, hasard.entier(2, 22));
  const sort = hasard.chance(TAUX.decisionSortie);
  const motif = hasard.parmi(['reorientation_partenaire', 'reprise_smp'] as const);
  const mesure = hasard.chance(0.75) ? hasard.parmi(MESURES) : undefined;
  const contredit = hasard.chance(TAUX.decisionContredite);
  return { echeance: jamais ? null : echeance, sortie: sort ? motif : null, mesure, contredit };
}

/** The decision as it is stated on a day: a stay follows the situation, but for the odd one that contradicts it. */
export function decisionDuJour(
  { sortie, mesure, contredit }: TraitementPrevu,
  situation: Situation,
): Pick<DonneesTraitement, 'decision' | 'mesure' | 'motifSortie'> {
  if (sortie !== null) return { decision: 'sortie', motifSortie: sortie };
  const actif = (situation === 'inscrit') !== contredit;
  return {
    decision: actif ? 'maintien_actif' : 'maintien_suspension',
    ...(mesure !== undefined && { mesure }),
  };
}
