import { mauvaisUsage } from '../echec.js';

export const DECISIONS = ['corriger', 'ignorer', 'reprendre'] as const;
export type Decision = (typeof DECISIONS)[number];

/** @throws EchecDeCommande when nothing says why */
export function exigerMotif(motif: string | undefined): string {
  if (motif !== undefined && motif.trim() !== '') return motif;
  throw mauvaisUsage('--motif : dites pourquoi, pour qui le lira plus tard ; sans donnée personnelle.');
}
