import type { ContexteProjection, FaitProjete } from './contexte-projection.js';
import type { Cotraitance, Fin } from './cotraitance.js';
import { cleDuFait } from './fait.js';
import type { Partenaire } from './vocabulaire.js';

/** H3, H6. The end that a partner must be told, and where that stands today. */
export interface FinADire {
  fin: Fin;
  /** H2, H3. By the gateway (D1, E3, E4), not stated by Pôle emploi (D2, E1, E2). */
  calculee: boolean;
  /** H3. `retenue`: the day has come, but GIDE's feed has not been read that far (E3). */
  moment: 'a_venir' | 'retenue' | 'venu';
  /** H6. */
  fluxActif: boolean;
}

/** H1, H3. To Parcours 3, the end in force: at once when it was stated, on its day when it was computed. */
export function finPourParcours3(cotraitance: Cotraitance, contexte: ContexteProjection): FinADire {
  const { fin } = cotraitance;
  const calculee = fin.regle === 'D1' || fin.regle === 'E3' || fin.regle === 'E4';
  return {
    fin,
    calculee,
    moment: calculee ? momentDe(fin, contexte) : 'venu',
    fluxActif: fluxDeFin('parcours3', fin, cotraitance, contexte),
  };
}

/**
 * H2, H3. To GIDE, what the gateway computes, when the end falls on its date, even if GIDE's own statement
 * is in force on that day; null otherwise.
 */
export function finPourGide(cotraitance: Cotraitance, contexte: ContexteProjection): FinADire | null {
  const { fin, radiation, automatique } = cotraitance;
  const calculee = fin.genre === 'annulation' ? radiation : automatique;
  if (calculee?.date !== fin.date) return null;
  return {
    fin: calculee,
    calculee: true,
    moment: momentDe(calculee, contexte),
    fluxActif: fluxDeFin('gide', calculee, cotraitance, contexte),
  };
}

/** H3, H6. Must this end be told today? */
export function estDite({ moment, fluxActif }: FinADire): boolean {
  return moment === 'venu' && fluxActif;
}

/** H1, H2. An end as it is told: computed data carry these members and nothing else. */
export function faitDeFin({ numero, affectation }: Cotraitance, fin: Fin): FaitProjete {
  const commun = { cotraitance: numero, demandeur: affectation.data.demandeur };
  const data =
    fin.genre === 'annulation'
      ? { ...commun, dateAnnulation: fin.date, motif: fin.motif }
      : { ...commun, dateSortie: fin.date, motif: fin.motif };
  const type = typeDeFin(fin);
  return { cle: cleDuFait(type, data), type, cotraitance: numero, data };
}

function momentDe(fin: Fin, { aujourdhui, gideLuJusquAu }: ContexteProjection): FinADire['moment'] {
  if (aujourdhui < fin.date) return 'a_venir';
  // E3 rests on the absence of news: a re-registration may still stand unread in GIDE's feed.
  const nouvellesAttendues = fin.regle === 'E3' && (gideLuJusquAu === null || gideLuJusquAu < fin.date);
  return nouvellesAttendues ? 'retenue' : 'venu';
}

function fluxDeFin(
  partenaire: Partenaire,
  fin: Fin,
  { affectation }: Cotraitance,
  contexte: ContexteProjection,
): boolean {
  return contexte.fluxActif(partenaire, typeDeFin(fin), affectation.data.structure);
}

function typeDeFin({ genre }: Fin): 'affectation.annulee' | 'sortie.prononcee' {
  return genre === 'annulation' ? 'affectation.annulee' : 'sortie.prononcee';
}
