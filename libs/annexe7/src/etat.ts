import { anomaliesRelevees, type Anomalie } from './anomalies.js';
import { changementApres, changementAu, phaseDe } from './chronologie.js';
import type { DateCivile } from './dates-civiles.js';
import { decompte, decompteEtOrigine } from './decompte.js';
import type { CotraitanceDatee, Dossier } from './dossier.js';
import { messagesDe, origineDeLEtat } from './origines.js';
import { delaiDAbsence } from './sortie.js';
import type { Etat, Origine } from './vocabulaire.js';

/**
 * Section 6. A cotraitance on one day: a pure function of the merged facts and of the date (A3).
 * Unknown or incomplete (B3): `phase` null, nothing else known, no anomaly.
 */
export function etatAu(dossier: Dossier, numero: string, date: DateCivile): Etat {
  const cotraitance = dossier.complete(numero);
  if (cotraitance === undefined) return etatIncomplet(dossier, numero);
  const { affectation, dA, dAcc, dI, faits } = cotraitance;
  const fin = finAu(cotraitance, date);
  const delai = suspensionAu(dossier, cotraitance, date);
  const anomalies = anomaliesRelevees(dossier, cotraitance, date);
  const compte = decompteEtOrigine(dossier, cotraitance);
  const affecte: Origine = { regle: 'A2', messages: [affectation.message] };
  const regles: Record<string, Origine> = {
    structure: affecte,
    'dates.affectation': affecte,
    decompte: compte.origine,
    ...fin.regles,
  };
  if (dAcc !== null) regles['dates.acceptation'] = { regle: 'C1', messages: messagesDe(faits.acceptation) };
  if (dI !== null)
    regles['dates.initialisation'] = { regle: 'C1', messages: messagesDe(faits.initialisation) };
  if (delai !== null) regles['suspension'] = delai.origine;
  if (anomalies.length > 0) regles['anomalies'] = origineDesAnomalies(anomalies);
  const alertes = cotraitance.alertes.filter(({ dateAlerte }) => dateAlerte <= date);
  if (alertes.length > 0) {
    regles['alertes'] = { regle: 'F8', messages: alertes.flatMap(({ messages }) => messages) };
  }
  return {
    cotraitance: numero,
    structure: affectation.data.structure,
    ...etatPresent(dossier, cotraitance, date, regles),
    dates: {
      affectation: dA,
      acceptation: dAcc,
      initialisation: dI,
      annulation: fin.annulation?.date ?? null,
      sortie: fin.sortie?.date ?? null,
    },
    alertes: alertes.map(({ alerte, nature, dateAlerte, fin: fermeture, decision }) => ({
      alerte,
      nature,
      dateAlerte,
      fin: fermeture,
      decision,
    })),
    suspension: delai === null ? null : { depuis: delai.depuis, echeance: delai.echeance },
    annulation: fin.annulation,
    sortie: fin.sortie,
    decompte: compte.decompte,
    anomalies: anomalies.map(({ code }) => code),
    regles,
  };
}

/** B3. */
function etatIncomplet(dossier: Dossier, numero: string): Etat {
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
    regles: { etat: { regle: 'B3', messages: [] } },
  };
}

/** F0 to F7 and F12. */
function etatPresent(
  dossier: Dossier,
  cotraitance: CotraitanceDatee,
  date: DateCivile,
  regles: Record<string, Origine>,
): Pick<Etat, 'phase' | 'etat' | 'depuis' | 'prochaineEcheance'> {
  const present = changementAu(cotraitance.chronologie, date);
  const suivant = changementApres(cotraitance.chronologie, date);
  const origine = origineDeLEtat(dossier, cotraitance, date);
  regles['phase'] = origine;
  regles['etat'] = origine;
  if (present !== undefined) regles['depuis'] = origineDeLEtat(dossier, cotraitance, present.date);
  if (suivant !== undefined) {
    const { regle, messages } = origineDeLEtat(dossier, cotraitance, suivant.date);
    regles['prochaineEcheance'] = { regle: `F12, ${regle}`, messages };
  }
  return {
    phase: present === undefined ? null : phaseDe(present.etat),
    etat: present?.etat ?? null,
    depuis: present?.date ?? null,
    prochaineEcheance: suivant === undefined ? null : { date: suivant.date, nature: suivant.etat },
  };
}

/** The end, once it is in force. */
function finAu(
  { fin }: CotraitanceDatee,
  date: DateCivile,
): Pick<Etat, 'annulation' | 'sortie'> & { regles: Record<string, Origine> } {
  if (date < fin.date) return { annulation: null, sortie: null, regles: {} };
  const origine: Origine = { regle: fin.regle, messages: fin.messages };
  const regles = { [fin.genre]: origine, [`dates.${fin.genre}`]: origine };
  if (fin.genre === 'annulation') {
    return { annulation: { date: fin.date, motif: fin.motif }, sortie: null, regles };
  }
  return { annulation: null, sortie: { date: fin.date, motif: fin.motif, mode: fin.mode }, regles };
}

/** F9. Shown in phases entrée and accompagnement, whatever the état there. */
function suspensionAu(
  { situations }: Dossier,
  { dA, fin }: CotraitanceDatee,
  date: DateCivile,
): { depuis: DateCivile; echeance: DateCivile; origine: Origine } | null {
  if (date < dA || fin.date <= date) return null;
  const absence = situations.absenceAu(date);
  if (absence === undefined) return null;
  return { ...delaiDAbsence(dA, absence), origine: { regle: 'F9, E3', messages: [absence.statut.message] } };
}

function origineDesAnomalies(anomalies: readonly Anomalie[]): Origine {
  return {
    regle: [...new Set(anomalies.map(({ regle }) => regle))].join(', '),
    messages: [...new Set(anomalies.flatMap(({ messages }) => messages))],
  };
}
