import { ajouterAns, ajouterMois, auPlusTard, type DateCivile } from './dates-civiles.js';
import type { MotifSortie } from './donnees-des-faits.js';
import type { Fait } from './fait.js';
import type { Reglages } from './reglages.js';
import type { Absence, Situations } from './situation.js';
import type { ModeSortie } from './vocabulaire.js';

/** Section 5. A candidate for the sortie. */
export interface Sortie {
  genre: 'sortie';
  date: DateCivile;
  motif: MotifSortie;
  mode: ModeSortie;
  regle: 'E1' | 'E2' | 'E3' | 'E4';
  messages: string[];
}

/** E3. Months of absence after which the sortie is automatic. */
const MOIS_D_ABSENCE = 6;
/** E4. */
const AGE_MINIMAL = 16;
const AGE_DE_LA_26E_ANNEE = 25;
const AGE_LIMITE = 26;

/** E1. The sortie that Pôle emploi pronounced, never before the affectation. */
export function sortiePrononcee(
  dA: DateCivile,
  prononcee: Fait<'sortie.prononcee'> | undefined,
): Sortie | null {
  if (prononcee === undefined) return null;
  const { data, message } = prononcee;
  return candidate('E1', 'prononcee', auPlusTard(data.dateSortie, dA), data.motif, [message]);
}

/**
 * E2. The decision taken on an alert; of several on one day, that of the smallest alert id: the treatments are
 * given in the order of their keys, so of the bytes of their alert ids.
 */
export function sortieParDecision(
  dA: DateCivile,
  traitements: readonly Fait<'alerte.traitee'>[],
): Sortie | null {
  let sortie: Sortie | null = null;
  for (const { data, message } of traitements) {
    if (data.decision !== 'sortie') continue;
    const date = auPlusTard(data.dateTraitement, dA);
    if (sortie !== null && sortie.date <= date) continue;
    sortie = candidate('E2', 'decision_alerte', date, data.motifSortie, [message]);
  }
  return sortie;
}

/** E3. First day counted of an absence, and the limit that it must not reach. */
export function delaiDAbsence(
  dA: DateCivile,
  { debut }: Absence,
): { depuis: DateCivile; echeance: DateCivile } {
  const depuis = auPlusTard(debut, dA);
  return { depuis, echeance: ajouterMois(depuis, MOIS_D_ABSENCE) };
}

/**
 * E3. Six months in a row without one day `inscrit`, from the affectation at the earliest. An absence over by
 * then ends before its limit like any other that is too short.
 */
export function sortieApresSixMois(dA: DateCivile, situations: Situations): Sortie | null {
  for (const absence of situations.absences) {
    const { echeance } = delaiDAbsence(dA, absence);
    if (absence.fin !== null && absence.fin < echeance) continue;
    return candidate('E3', 'automatique', echeance, 'six_mois_cessation_ou_radiation', [
      absence.statut.message,
    ]);
  }
  return null;
}

/** E4. There always is one: the 26th birthday, or a year after an affectation in the 26th year. */
export function sortieParLAge(
  dA: DateCivile,
  dI: DateCivile | null,
  naissance: DateCivile,
  messages: string[],
  { unAnCompteDepuis }: Reglages,
): Sortie {
  const d26 = ajouterAns(naissance, AGE_LIMITE);
  if (dA >= d26) return candidate('E4', 'automatique', dA, 'age_26', messages);
  if (dA < ajouterAns(naissance, AGE_DE_LA_26E_ANNEE)) {
    return candidate('E4', 'automatique', d26, 'age_26', messages);
  }
  // Without an initialisation to count from, the year runs from the affectation all the same.
  const debut = unAnCompteDepuis === 'initialisation' && dI !== null ? dI : dA;
  return candidate('E4', 'automatique', ajouterAns(debut, 1), 'un_an_accompagnement', messages);
}

/** E4. True for an affectation before the 16th birthday, or on or after the 26th. */
export function estHorsAge(dA: DateCivile, naissance: DateCivile): boolean {
  return dA < ajouterAns(naissance, AGE_MINIMAL) || dA >= ajouterAns(naissance, AGE_LIMITE);
}

/** Section 5. The earliest is in force; on equal dates the first in the order E1, E2, E3, E4. */
export function sortieEnVigueur(
  prononcee: Sortie | null,
  decision: Sortie | null,
  sixMois: Sortie | null,
  age: Sortie,
): Sortie {
  let enVigueur = age;
  for (const sortie of [sixMois, decision, prononcee]) {
    if (sortie !== null && sortie.date <= enVigueur.date) enVigueur = sortie;
  }
  return enVigueur;
}

function candidate(
  regle: Sortie['regle'],
  mode: ModeSortie,
  date: DateCivile,
  motif: MotifSortie,
  messages: string[],
): Sortie {
  return { genre: 'sortie', date, motif, mode, regle, messages };
}
