import type { Perimetre } from '#exchange';
import type { UniteDeTravail } from '#persistence';
import type { FiltresDExport } from './sujet.js';
import { SUJETS, type NomDeSujet } from './sujets/index.js';

/** How many rows are counted before an export is asked for: enough to know what one is about to do. */
const COMPTES = 1_000;

export interface CompteDExport {
  lignes: number;
  /** There are more than that. */
  auMoins: boolean;
}

/** What an export would hold, counted up to a bound: a whole count of a million rows would cost as much as the file. */
export async function compterExport(
  unite: UniteDeTravail,
  { sujet, filtres, perimetre }: { sujet: NomDeSujet; filtres: FiltresDExport; perimetre: Perimetre },
): Promise<CompteDExport> {
  const page = await SUJETS[sujet].page(unite, { filtres, perimetre, position: null, limite: COMPTES });
  return { lignes: page.lignes.length, auMoins: page.suite !== null };
}
