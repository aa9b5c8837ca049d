import type { ContexteProjection } from './contexte-projection.js';
import type { CotraitanceDatee } from './dossier.js';
import type { FaitsDeCotraitance } from './faits-classes.js';
import { finPourGide, finPourParcours3, type FinADire } from './fin-a-dire.js';

/** H6. An end that no active flux tells, and who pronounces it by hand. */
export interface FinAPrononcer extends FinADire {
  pour: 'pole_emploi' | 'mission_locale';
}

/**
 * H6. A computed end that is not told for want of an active flux is pronounced by hand: in GIDE by the site,
 * until GIDE states an end of its own; in Parcours 3 by the mission locale ("fin de cotraitance anticipée").
 */
export function finsAPrononcer(cotraitance: CotraitanceDatee, contexte: ContexteProjection): FinAPrononcer[] {
  const fins: FinAPrononcer[] = [];
  const pourGide = finPourGide(cotraitance, contexte);
  if (pourGide !== null && manque(pourGide) && !estPrononceeParGide(cotraitance.faits)) {
    fins.push({ ...pourGide, pour: 'pole_emploi' });
  }
  const pourParcours3 = finPourParcours3(cotraitance, contexte);
  if (manque(pourParcours3) && estAFermerDansParcours3(cotraitance)) {
    fins.push({ ...pourParcours3, pour: 'mission_locale' });
  }
  return fins;
}

function manque({ calculee, fluxActif }: FinADire): boolean {
  return calculee && !fluxActif;
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
