import { anomaliesRelevees } from './anomalies.js';
import { changementApres, changementAu, phaseDe } from './chronologie.js';
import type { DateCivile } from './dates-civiles.js';
import { decompte, decompteEtOrigine } from './decompte.js';
import type { CotraitanceDatee, Dossier } from './dossier.js';
import { reglesAppliquees } from './regles-appliquees.js';
import type { Absence } from './situation.js';
import { delaiDAbsence } from './sortie.js';
import type { AlerteVue, Etat, EtatSansRegles } from './vocabulaire.js';

/**
 * Section 6. A cotraitance on one day: a pure function of the merged facts and of the date (A3).
 * Unknown or incomplete (B3): `phase` null, nothing else known, no anomaly.
 */
export function etatAu(dossier: Dossier, numero: string, date: DateCivile): Etat {
  const { etat, expliquer } = calculer(dossier, numero, date);
  return {
    ...etat,
    // Computed when it is read: to explain costs as much as to answer, and few ask.
    get regles() {
      return expliquer();
    },
  };
}

/** The same without its explanation: what is kept of it, and compared. */
export function etatSansRegles(dossier: Dossier, numero: string, date: DateCivile): EtatSansRegles {
  return calculer(dossier, numero, date).etat;
}

interface EtatCalcule {
  etat: EtatSansRegles;
  expliquer: () => Etat['regles'];
}

function calculer(dossier: Dossier, numero: string, date: DateCivile): EtatCalcule {
  const cotraitance = dossier.complete(numero);
  if (cotraitance === undefined)
    return {
      etat: etatIncomplet(dossier, numero),
      expliquer: () => ({ etat: { regle: 'B3', messages: [] } }),
    };
  const { affectation, dA, dAcc, dI } = cotraitance;
  const { annulation, sortie } = finAu(cotraitance, date);
  const absence = absenceAu(dossier, cotraitance, date);
  const anomalies = anomaliesRelevees(dossier, cotraitance, date);
  const compte = decompteEtOrigine(dossier, cotraitance);
  const etat = {
    cotraitance: numero,
    structure: affectation.data.structure,
    ...presentEtSuite(cotraitance, date),
    dates: {
      affectation: dA,
      acceptation: dAcc,
      initialisation: dI,
      annulation: annulation?.date ?? null,
      sortie: sortie?.date ?? null,
    },
    alertes: alertesAu(cotraitance, date),
    suspension: absence && delaiDAbsence(dA, absence),
    annulation,
    sortie,
    decompte: compte.decompte,
    anomalies: anomalies.map(({ code }) => code),
  };
  return {
    etat,
    expliquer: () =>
      reglesAppliquees(dossier, cotraitance, date, { absence, decompte: compte.origine, anomalies }),
  };
}

/** B3. */
function etatIncomplet(dossier: Dossier, numero: string): EtatSansRegles {
  return {
    cotraitance: numero,
    structure: null,
    phase: null,
    etat: null,
    depuis: null,
    dates: { affectation: null, acceptation: null, initialisation: null, annulation: null, sortie: null },
    alertes: [],
    suspension: null,
    annulation: null,
    sortie: null,
    prochaineEcheance: null,
    decompte: decompte(dossier, numero),
    anomalies: [],
  };
}

/** F0 to F7 and F12. */
function presentEtSuite(
  { chronologie }: CotraitanceDatee,
  date: DateCivile,
): Pick<Etat, 'phase' | 'etat' | 'depuis' | 'prochaineEcheance'> {
  const present = changementAu(chronologie, date);
  const suivant = changementApres(chronologie, date);
  return {
    phase: present === undefined ? null : phaseDe(present.etat),
    etat: present?.etat ?? null,
    depuis: present?.date ?? null,
    prochaineEcheance: suivant === undefined ? null : { date: suivant.date, nature: suivant.etat },
  };
}

/** The end, once it is in force. */
function finAu({ fin }: CotraitanceDatee, date: DateCivile): Pick<Etat, 'annulation' | 'sortie'> {
  if (date < fin.date) return { annulation: null, sortie: null };
  if (fin.genre === 'annulation') return { annulation: { date: fin.date, motif: fin.motif }, sortie: null };
  return { annulation: null, sortie: { date: fin.date, motif: fin.motif, mode: fin.mode } };
}

/** F9. The present run of days not `inscrit`, in phases entrée and accompagnement, whatever the état there. */
function absenceAu({ situations }: Dossier, { dA, fin }: CotraitanceDatee, date: DateCivile): Absence | null {
  if (date < dA || fin.date <= date) return null;
  return situations.absenceAu(date) ?? null;
}

/** F8. Without the messages that the library keeps beside them. */
function alertesAu({ alertes }: CotraitanceDatee, date: DateCivile): AlerteVue[] {
  const commencees = alertes.filter(({ dateAlerte }) => dateAlerte <= date);
  return commencees.map(({ alerte, nature, dateAlerte, fin, decision }) => ({
    alerte,
    nature,
    dateAlerte,
    fin,
    decision,
  }));
}
