import type { SujetDExport } from '../sujet.js';
import { AUDIT } from './audit.js';
import { COTRAITANCES } from './cotraitances.js';
import { ECARTS } from './ecarts.js';
import { MESSAGES } from './messages.js';
import { RAPPORTS_DE_NUIT } from './nuits.js';

export const SUJETS_D_EXPORT = ['messages', 'cotraitances', 'ecarts', 'audit', 'nuits'] as const;
export type NomDeSujet = (typeof SUJETS_D_EXPORT)[number];

/** Everything that can be taken away. */
export const SUJETS: Readonly<Record<NomDeSujet, SujetDExport>> = {
  messages: MESSAGES,
  cotraitances: COTRAITANCES,
  ecarts: ECARTS,
  audit: AUDIT,
  nuits: RAPPORTS_DE_NUIT,
};
