import { mauvaisUsage } from '../echec.js';

export const DECISIONS = ['corriger', 'ignorer', 'reprendre'] as const;
export type Decision = (typeof DECISIONS)[number];

const FORME_EMPREINTE = /^[0-9a-f]{16}$/;

/** Reads what a reading of écarts gave to be given back. */
export function lireEmpreinte(valeur: string): string {
  if (FORME_EMPREINTE.test(valeur)) return valeur;
  throw mauvaisUsage('--empreinte : donnez les seize chiffres montrés avec ce que vous avez vu.');
}

/** @throws EchecDeCommande when nothing says why */
export function exigerMotif(motif: string | undefined): string {
  if (motif !== undefined && motif.trim() !== '') return motif;
  throw mauvaisUsage('--motif : dites pourquoi, pour qui le lira plus tard ; sans donnée personnelle.');
}
