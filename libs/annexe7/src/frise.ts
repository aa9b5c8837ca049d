import { phaseDe } from './chronologie.js';
import { auPlusTard, type DateCivile } from './dates-civiles.js';
import type { DecisionAlerte, NatureAlerte } from './donnees-des-faits.js';
import type { CotraitanceDatee, Dossier } from './dossier.js';
import { origineDeLEtat } from './origines.js';
import { delaiDAbsence } from './sortie.js';
import type { NomEtat, Phase } from './vocabulaire.js';

/** A run of days [du, au[; `au` null: it goes on. */
export interface Periode {
  du: DateCivile;
  au: DateCivile | null;
}

/** A run of days in one état, and the rules that give it. */
export interface PeriodeDEtat extends Periode {
  etat: NomEtat;
  phase: Phase;
  regle: string;
}

/** F8. An open alert, within the cotraitance. */
export interface PeriodeDAlerte extends Periode {
  alerte: string;
  nature: NatureAlerte;
  decision: DecisionAlerte | null;
}

/** F9. A run of days without registration, within the cotraitance, and the limit of E3. */
export interface PeriodeDAbsence extends Periode {
  echeance: DateCivile;
}

/** Section 6. A cotraitance through time, from its affectation on, if nothing more is learnt. */
export interface Frise {
  /** Without a gap, each other than the one before it; the last is the end, which goes on. */
  etats: PeriodeDEtat[];
  phases: (Periode & { phase: Phase })[];
  alertes: PeriodeDAlerte[];
  suspensions: PeriodeDAbsence[];
}

/** Section 6. null: unknown or incomplete (B3). */
export function friseDe(dossier: Dossier, numero: string): Frise | null {
  const cotraitance = dossier.complete(numero);
  if (cotraitance === undefined) return null;
  const etats = periodesDEtat(dossier, cotraitance);
  return {
    etats,
    phases: phasesDe(etats),
    alertes: cotraitance.alertes.flatMap(({ alerte, nature, decision, dateAlerte, fin }) =>
      dansLaVie(cotraitance, { du: dateAlerte, au: fin }).map((periode) => ({
        ...periode,
        alerte,
        nature,
        decision,
      })),
    ),
    suspensions: dossier.situations.absences.flatMap((absence) =>
      dansLaVie(cotraitance, { du: absence.debut, au: absence.fin }).map((periode) => ({
        ...periode,
        echeance: delaiDAbsence(cotraitance.dA, absence).echeance,
      })),
    ),
  };
}

function periodesDEtat(dossier: Dossier, cotraitance: CotraitanceDatee): PeriodeDEtat[] {
  const { chronologie } = cotraitance;
  return chronologie.map(({ date, etat }, rang) => ({
    du: date,
    au: chronologie[rang + 1]?.date ?? null,
    etat,
    phase: phaseDe(etat),
    regle: origineDeLEtat(dossier, cotraitance, date).regle,
  }));
}

function phasesDe(etats: readonly PeriodeDEtat[]): Frise['phases'] {
  const phases: Frise['phases'] = [];
  for (const { du, au, phase } of etats) {
    const derniere = phases.at(-1);
    if (derniere?.phase === phase) derniere.au = au;
    else phases.push({ du, au, phase });
  }
  return phases;
}

/** What of a run falls between the affectation and the end: nothing, or one run that ends. */
function dansLaVie({ dA, fin }: CotraitanceDatee, { du, au }: Periode): Periode[] {
  const debut = auPlusTard(du, dA);
  const terme = au === null || au > fin.date ? fin.date : au;
  return debut < terme ? [{ du: debut, au: terme }] : [];
}
