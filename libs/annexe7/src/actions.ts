import type { ContexteProjection } from './contexte-projection.js';
import { ajouterJours, type DateCivile } from './dates-civiles.js';
import type { CotraitanceDatee, Dossier } from './dossier.js';
import { chevauchements } from './double-accompagnement.js';
import { premiereDate, type FaitsDeCotraitance } from './faits-classes.js';
import { finsAPrononcer, type FinAPrononcer } from './fin-a-prononcer.js';
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

/** H6. The ends whose day has come, and that GIDE's feed does not hold back (H3). */
function finAPrononcer(cotraitance: CotraitanceDatee, contexte: ContexteProjection): Action[] {
  return finsAPrononcer(cotraitance, contexte)
    .filter(({ moment }) => moment === 'venu')
    .map(actionDeFin);
}

function actionDeFin({ fin, pour }: FinAPrononcer): Action {
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
  if (depuis === undefined || signaleeLe(depuis, ageIncompleteJours) > aujourdhui) return [];
  return [{ type: 'incomplete', depuis, pour: 'exploitant' }];
}

/** B3. The day from which an incomplete cotraitance, known since `depuis`, is an action. */
export function signaleeLe(depuis: DateCivile, ageIncompleteJours: number): DateCivile {
  return ajouterJours(depuis, ageIncompleteJours);
}
