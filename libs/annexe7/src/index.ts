import type { DateCivile } from './dates-civiles.js';
import type { Fait } from './fait.js';
import type { ContexteProjection, Projections } from './projections.js';
import type { Reglages } from './reglages.js';
import type { Territoire } from './territoire.js';
import type { CodeAnomalie, Decompte, Echeance, Etat } from './vocabulaire.js';

export * from './dates-civiles.js';
export * from './donnees-des-faits.js';
export * from './empreinte.js';
export * from './fait.js';
export * from './fusion.js';
export * from './json-canonique.js';
export * from './membres-connus.js';
export * from './projections.js';
export * from './reglages.js';
export * from './territoire.js';
export * from './vocabulaire.js';

export interface Action {
  type:
    | 'sortie_systematique'
    | 'annulation_a_prononcer'
    | 'sortie_a_prononcer'
    | 'incomplete'
    | 'double_accompagnement';
  depuis: DateCivile;
  pour: 'pole_emploi' | 'mission_locale' | 'exploitant';
}

export declare class Dossier {
  readonly demandeur: string;
  readonly cotraitances: readonly string[];
  static depuis(
    demandeur: string,
    faits: Iterable<Fait>,
    reglages?: Reglages,
    territoire?: Territoire,
  ): Dossier;
}
export declare function etatAu(dossier: Dossier, cotraitance: string, date: DateCivile): Etat;
export declare function prochaineEcheance(
  dossier: Dossier,
  cotraitance: string,
  date: DateCivile,
): Echeance | null;
export declare function prochainEffet(
  dossier: Dossier,
  date: DateCivile,
  contexte: ContexteProjection,
): DateCivile | null;
export declare function decompte(dossier: Dossier, cotraitance: string): Decompte;
export declare function anomalies(dossier: Dossier, cotraitance: string, date?: DateCivile): CodeAnomalie[];
export declare function projections(dossier: Dossier, contexte: ContexteProjection): Projections;
export declare function effetRetenu(dossier: Dossier, contexte: ContexteProjection): boolean;
export declare function actions(
  dossier: Dossier,
  cotraitance: string,
  contexte: ContexteProjection,
): Action[];
