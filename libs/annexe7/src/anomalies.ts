import { estApresInitialisation } from './annulation.js';
import { estPrematuree } from './cotraitance.js';
import type { DateCivile } from './dates-civiles.js';
import type { CotraitanceDatee, Dossier } from './dossier.js';
import { chevauchements } from './double-accompagnement.js';
import type { Fait } from './fait.js';
import { messagesDe } from './origines.js';
import { estHorsAge } from './sortie.js';
import type { CodeAnomalie, Origine } from './vocabulaire.js';

/** B2. An oddity, with the rule that names it and the messages that show it. */
export interface Anomalie extends Origine {
  code: CodeAnomalie;
}

/**
 * B2. The oddities of a cotraitance, sorted; none for an incomplete one (B3). They are computed on all
 * facts known; with a date, a double accompagnement (F11) counts only once it has begun.
 */
export function anomalies(dossier: Dossier, numero: string, date?: DateCivile): CodeAnomalie[] {
  const cotraitance = dossier.complete(numero);
  if (cotraitance === undefined) return [];
  return anomaliesRelevees(dossier, cotraitance, date).map(({ code }) => code);
}

/** B2. The same, each with its origin; one entry per code, sorted by code. */
export function anomaliesRelevees(
  dossier: Dossier,
  cotraitance: CotraitanceDatee,
  date?: DateCivile,
): Anomalie[] {
  return [
    ...horsCadre(cotraitance),
    ...annulationTardive(cotraitance),
    ...decisionContredite(dossier, cotraitance),
    ...doubleAccompagnement(dossier, cotraitance, date),
    ...initialisationPrematuree(dossier, cotraitance),
    ...structureInconnue(dossier, cotraitance),
    ...traitementsAvantLeurAlerte(cotraitance),
    ...traitementsSansAlerte(cotraitance),
  ];
}

function releve(code: CodeAnomalie, regle: string, faits: readonly (Fait | undefined)[]): Anomalie[] {
  const messages = messagesDe(...faits);
  return messages.length === 0 ? [] : [{ code, regle, messages }];
}

/** E4. */
function horsCadre({ dA, naissance: { date, messages } }: CotraitanceDatee): Anomalie[] {
  return estHorsAge(dA, date) ? [{ code: 'AGE_HORS_CADRE', regle: 'E4', messages }] : [];
}

/** D2. */
function annulationTardive({ dA, dI, faits: { annulation, initialisation } }: CotraitanceDatee): Anomalie[] {
  if (annulation === undefined || !estApresInitialisation(dA, dI, annulation)) return [];
  return releve('ANNULATION_APRES_INITIALISATION', 'D2', [annulation, initialisation]);
}

/** F10. */
function decisionContredite({ situations }: Dossier, { faits }: CotraitanceDatee): Anomalie[] {
  const contredits = faits.traitements.filter(({ data }) => {
    if (data.decision === 'sortie') return false;
    const inscrit = situations.au(data.dateTraitement) === 'inscrit';
    return inscrit === (data.decision === 'maintien_suspension');
  });
  return releve('DECISION_CONTREDITE_PAR_LE_STATUT', 'F10', contredits);
}

/** F11. */
function doubleAccompagnement(
  dossier: Dossier,
  cotraitance: CotraitanceDatee,
  date: DateCivile | undefined,
): Anomalie[] {
  const commences = chevauchements(dossier, cotraitance).filter(
    ({ debut }) => date === undefined || debut <= date,
  );
  if (commences.length === 0) return [];
  const affectations = [cotraitance, ...commences.map(({ autre }) => autre)].map(
    ({ affectation }) => affectation,
  );
  return releve('DOUBLE_ACCOMPAGNEMENT', 'F11', affectations);
}

/** C1. */
function initialisationPrematuree({ reglages }: Dossier, { dA, faits }: CotraitanceDatee): Anomalie[] {
  const { affectation, initialisation } = faits;
  if (initialisation === undefined || !estPrematuree(dA, initialisation, reglages)) return [];
  return releve('INITIALISATION_AVANT_AFFECTATION', 'C1', [initialisation, affectation]);
}

/** F14. */
function structureInconnue({ territoire }: Dossier, { affectation }: CotraitanceDatee): Anomalie[] {
  const { structure, sitePoleEmploi } = affectation.data;
  if (territoire.structureConnue(structure) && territoire.siteConnu(sitePoleEmploi)) return [];
  return releve('STRUCTURE_INCONNUE', 'F14', [affectation]);
}

/** F10. */
function traitementsAvantLeurAlerte({ faits }: CotraitanceDatee): Anomalie[] {
  const precoces = faits.traitements.filter(({ data }) =>
    faits.alertes.some(
      (alerte) => alerte.data.alerte === data.alerte && data.dateTraitement < alerte.data.dateAlerte,
    ),
  );
  return releve('TRAITEMENT_AVANT_ALERTE', 'F10', precoces);
}

/** F10. */
function traitementsSansAlerte({ faits }: CotraitanceDatee): Anomalie[] {
  const orphelins = faits.traitements.filter(
    ({ data }) => !faits.alertes.some((alerte) => alerte.data.alerte === data.alerte),
  );
  return releve('TRAITEMENT_SANS_ALERTE', 'F10', orphelins);
}
