import type { DateCivile } from './dates-civiles.js';
import type { CotraitanceDatee, Dossier } from './dossier.js';
import type { Fait } from './fait.js';
import { messagesDe } from './origines.js';
import type { Decompte, Origine } from './vocabulaire.js';

const NON_INITIALISE: Decompte = Object.freeze({ compte: false, raison: 'non_initialise' });

/** G1, G2. Does this cotraitance count against the objective, and in which year: on all facts known. */
export function decompte(dossier: Dossier, numero: string): Decompte {
  const cotraitance = dossier.complete(numero);
  return cotraitance === undefined ? NON_INITIALISE : decompteEtOrigine(dossier, cotraitance).decompte;
}

/** G1, G2. The count, with the rule and the messages behind it. */
export function decompteEtOrigine(
  dossier: Dossier,
  cotraitance: CotraitanceDatee,
): { decompte: Decompte; origine: Origine } {
  const initialisation = messagesDe(cotraitance.faits.initialisation);
  const jour = jourDuDecompte(cotraitance);
  if (jour === null) {
    return { decompte: NON_INITIALISE, origine: { regle: 'G1', messages: initialisation } };
  }
  const prealables = dossier.civis.filter(
    (civis) => court(civis, jour) && !estReentree(civis, cotraitance.dA, dossier.civis),
  );
  if (prealables.length > 0) {
    const origine = { regle: 'G2', messages: [...initialisation, ...messagesDe(...prealables)] };
    return { decompte: { compte: false, raison: 'civis_a_l_initialisation' }, origine };
  }
  return {
    decompte: { compte: true, annee: Number(jour.slice(0, 4)) },
    origine: { regle: 'G1', messages: initialisation },
  };
}

/** G1. dI, unless the cotraitance had ended before it. An annulment in force never comes after dI (D1, D2). */
function jourDuDecompte({ dI, fin }: CotraitanceDatee): DateCivile | null {
  if (fin.genre === 'annulation' || dI === null || dI > fin.date) return null;
  return dI;
}

/** G2. Is this CIVIS running on that day? */
function court({ data }: Fait<'civis.change'>, jour: DateCivile): boolean {
  return data.dateDebut <= jour && (data.dateFin === undefined || jour < data.dateFin);
}

/** G2. One begun after the affectation, another being over by then. (Itself, running at dI, never is.) */
function estReentree(
  { data }: Fait<'civis.change'>,
  dA: DateCivile,
  tous: readonly Fait<'civis.change'>[],
): boolean {
  if (data.dateDebut <= dA) return false;
  return tous.some((autre) => autre.data.dateFin !== undefined && autre.data.dateFin <= dA);
}
