import type { ContexteProjection } from './contexte-projection.js';
import { ajouterJours, type DateCivile } from './dates-civiles.js';
import type { CotraitanceDatee, Dossier } from './dossier.js';
import { chevauchements } from './double-accompagnement.js';
import { premiereDate, type FaitsDeCotraitance } from './faits-classes.js';
import { finPourGide, finPourParcours3, type FinADire } from './fin-a-dire.js';
import { dateDeProposition } from './sortie-proposee.js';

/** What somebody must do about a cotraitance, since when, and who. */
export interface Action {
  type:
    | 'sortie_systematique'
    | 'annulation_a_prononcer'
    | 'sortie_a_prononcer'
    | 'incomplete'
    | 'double_accompagnement';
  depuis: DateCivile;
  pour: 'pole_emploi' | 'mission_locale' | 'exploitant';
}

/** E5, H6, B3, F11. The actions that a cotraitance calls for today. */
export function actions(dossier: Dossier, numero: string, contexte: ContexteProjection): Action[] {
  const cotraitance = dossier.complete(numero);
  if (cotraitance === undefined) {
    const faits = dossier.faitsDe(numero);
    return faits === undefined ? [] : incomplete(faits, contexte, dossier.reglages.ageIncompleteJours);
  }
  return [
    ...sortieSystematique(dossier, cotraitance, contexte),
    ...finAPrononcer(cotraitance, contexte),
    ...doubleAccompagnement(dossier, cotraitance, contexte),
  ];
}

/** E5. Pôle emploi must pronounce it; the état does not change until then. */
function sortieSystematique(
  dossier: Dossier,
  cotraitance: CotraitanceDatee,
  { aujourdhui }: ContexteProjection,
): Action[] {
  const depuis = dateDeProposition(dossier, cotraitance, aujourdhui);
  return depuis === null ? [] : [{ type: 'sortie_systematique', depuis, pour: 'pole_emploi' }];
}

/**
 * H6. A computed end that is not told for want of an active flux is pronounced by hand: in GIDE by the site,
 * until GIDE states an end of its own; in Parcours 3 by the mission locale ("fin de cotraitance anticipée").
 */
function finAPrononcer(cotraitance: CotraitanceDatee, contexte: ContexteProjection): Action[] {
  const aPrononcer: Action[] = [];
  const pourGide = finPourGide(cotraitance, contexte);
  if (pourGide !== null && manque(pourGide) && !estPrononceeParGide(cotraitance.faits)) {
    aPrononcer.push(actionDeFin(pourGide, 'pole_emploi'));
  }
  const pourParcours3 = finPourParcours3(cotraitance, contexte);
  if (manque(pourParcours3) && estAFermerDansParcours3(cotraitance)) {
    aPrononcer.push(actionDeFin(pourParcours3, 'mission_locale'));
  }
  return aPrononcer;
}

function manque({ calculee, moment, fluxActif }: FinADire): boolean {
  return calculee && moment === 'venu' && !fluxActif;
}

function estPrononceeParGide({ annulation, sortie, traitements }: FaitsDeCotraitance): boolean {
  if (annulation !== undefined || sortie !== undefined) return true;
  return traitements.some(({ data }) => data.decision === 'sortie');
}

/** Annexe 7: an annulled affectation is closed in Parcours 3 only when it had been accepted. */
function estAFermerDansParcours3({ fin, faits }: CotraitanceDatee): boolean {
  if (fin.genre === 'annulation' && faits.acceptation === undefined) return false;
  return !faits.alertes.some(({ data }) => data.nature === 'fin_anticipee');
}

function actionDeFin({ fin }: FinADire, pour: Action['pour']): Action {
  const type = fin.genre === 'annulation' ? 'annulation_a_prononcer' : 'sortie_a_prononcer';
  return { type, depuis: fin.date, pour };
}

/** F11. On the later one, while both run. */
function doubleAccompagnement(
  dossier: Dossier,
  cotraitance: CotraitanceDatee,
  { aujourdhui }: ContexteProjection,
): Action[] {
  const present = chevauchements(dossier, cotraitance).find(
    ({ debut, fin }) => debut <= aujourdhui && aujourdhui < fin,
  );
  if (present === undefined) return [];
  return [{ type: 'double_accompagnement', depuis: present.debut, pour: 'pole_emploi' }];
}

/** B3. Facts whose affectation has been missing for too long, by the earliest date that they carry. */
function incomplete(
  faits: FaitsDeCotraitance,
  { aujourdhui }: ContexteProjection,
  ageIncompleteJours: number,
): Action[] {
  const depuis = premiereDate(faits);
  if (depuis === undefined || ajouterJours(depuis, ageIncompleteJours) > aujourdhui) return [];
  return [{ type: 'incomplete', depuis, pour: 'exploitant' }];
}
