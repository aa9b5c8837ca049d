import { estOuverte } from './alertes.js';
import type { Cotraitance } from './cotraitance.js';
import type { DateCivile } from './dates-civiles.js';
import type { Reglages } from './reglages.js';
import type { Situations } from './situation.js';
import type { NomEtat, Phase } from './vocabulaire.js';

/** F12. A day on which the état changes, and the état then reached. */
export interface Changement {
  date: DateCivile;
  etat: NomEtat;
}

/** Section 6. */
const PHASES: Readonly<Record<NomEtat, Phase>> = {
  affectee: 'entree',
  acceptee: 'entree',
  accompagnement_actif: 'accompagnement',
  suspension: 'accompagnement',
  alerte: 'accompagnement',
  annulee: 'annulation',
  sortie: 'sortie',
};

/** Section 6. The phase that an état belongs to. */
export function phaseDe(etat: NomEtat): Phase {
  return PHASES[etat];
}

/**
 * Section 6, once and for all days: the états of a cotraitance from the affectation to the end, each on
 * its first day. Every entry differs from the one before it.
 */
export function composerChronologie(
  cotraitance: Cotraitance,
  situations: Situations,
  reglages: Reglages,
): Changement[] {
  const changements: Changement[] = [];
  for (const date of joursCharnieres(cotraitance, situations)) {
    const etat = etatLe(cotraitance, situations, reglages, date);
    if (changements.at(-1)?.etat !== etat) changements.push({ date, etat });
  }
  return changements;
}

/** The entry in force on a day; undefined before the affectation (F0). */
export function changementAu(chronologie: readonly Changement[], date: DateCivile): Changement | undefined {
  return chronologie.findLast((changement) => changement.date <= date);
}

/** F12. The first entry after a day; undefined when nothing changes any more. */
export function changementApres(
  chronologie: readonly Changement[],
  date: DateCivile,
): Changement | undefined {
  return chronologie.find((changement) => changement.date > date);
}

/** F1 to F7, on a day from the affectation on. */
function etatLe(
  { dAcc, dI, alertes, fin }: Cotraitance,
  situations: Situations,
  { alerteAvantSuspension }: Reglages,
  date: DateCivile,
): NomEtat {
  if (fin.date <= date) return fin.genre === 'annulation' ? 'annulee' : 'sortie';
  if (dI === null || date < dI) return dAcc !== null && dAcc <= date ? 'acceptee' : 'affectee';
  const alerte = alertes.some((une) => estOuverte(une, date));
  if (alerte && alerteAvantSuspension) return 'alerte';
  if (situations.au(date) !== 'inscrit') return 'suspension';
  return alerte ? 'alerte' : 'accompagnement_actif';
}

/** The only days on which F1 to F7 can give another answer than the day before, in order. */
function joursCharnieres({ dA, dAcc, dI, alertes, fin }: Cotraitance, situations: Situations): DateCivile[] {
  const jours: (DateCivile | null)[] = [dAcc, dI];
  for (const alerte of alertes) jours.push(alerte.dateAlerte, alerte.fin);
  for (const { debut, fin: reprise } of situations.absences) jours.push(debut, reprise);
  const utiles = jours.filter((jour) => jour !== null && jour > dA && jour < fin.date) as DateCivile[];
  return [dA, ...utiles.sort(), fin.date];
}
