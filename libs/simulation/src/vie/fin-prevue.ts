import { ajouterAns, ajouterMois, type DateCivile } from '#annexe7';
import type { Periode } from './statuts.js';

const SIX_MOIS = 6;

export interface Reperes {
  dateAffectation: DateCivile;
  dateNaissance: DateCivile;
  initialisation: DateCivile | null;
  annulation: DateCivile | null;
  sortie: DateCivile | null;
}

/**
 * The day on which the people of the two systems stop working on a cotraitance, as they foresee it. It is their own
 * reckoning, so that they do not go on living what has ended; the gateway's rules are not used, on purpose.
 */
export function finPrevue(reperes: Reperes, periodes: readonly Periode[]): DateCivile {
  const { dateAffectation, dateNaissance, annulation, sortie } = reperes;
  const fins = [limiteDAge(dateAffectation, dateNaissance), sixMois(dateAffectation, periodes)];
  fins.push(radiationAvant(reperes, periodes), annulation, sortie);
  return fins.filter((fin) => fin !== null).reduce((une, autre) => (une < autre ? une : autre));
}

/** First day of radiation before the interview of initialisation; null when there is none. */
export function radiationAvant(reperes: Reperes, periodes: readonly Periode[]): DateCivile | null {
  const { dateAffectation, initialisation } = reperes;
  for (const { situation, debut, fin } of periodes) {
    if (situation !== 'radie' || (fin !== null && fin <= dateAffectation)) continue;
    const jour = debut > dateAffectation ? debut : dateAffectation;
    if (initialisation === null || jour < initialisation) return jour;
  }
  return null;
}

function limiteDAge(dateAffectation: DateCivile, dateNaissance: DateCivile): DateCivile {
  const vingtSix = ajouterAns(dateNaissance, 26);
  if (dateAffectation >= vingtSix) return dateAffectation;
  return dateAffectation < ajouterAns(dateNaissance, 25) ? vingtSix : ajouterAns(dateAffectation, 1);
}

function sixMois(dateAffectation: DateCivile, periodes: readonly Periode[]): DateCivile | null {
  let depuis: DateCivile | null = null;
  for (const { situation, debut, fin } of periodes) {
    if (fin !== null && fin <= dateAffectation) continue;
    if (situation === 'inscrit') depuis = null;
    else depuis ??= debut > dateAffectation ? debut : dateAffectation;
    if (depuis !== null && (fin === null || fin >= ajouterMois(depuis, SIX_MOIS)))
      return ajouterMois(depuis, SIX_MOIS);
  }
  return null;
}
