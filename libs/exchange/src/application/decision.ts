import type { Action, Partenaire, TypeFait } from '#annexe7';
import type { EmpreinteNotee } from '../empreintes/noter-empreintes.js';

/** Fate of an incoming message once its dossier has been looked at (X6). */
export interface SortDuMessage {
  message: string;
  issue: 'applique' | 'sans_effet' | 'refuse';
  code: string | null;
  detail: string | null;
  pointeur: string | null;
}

export interface CotraitanceCalculee {
  cotraitance: string;
  structure: string | null;
  site: string | null;
  phase: string | null;
  etat: string | null;
  depuis: string | null;
  prochaine_echeance: string | null;
  /** The computed état as JSON text, without the explanation of each member. */
  resume: string;
  actions: Action[];
}

/** One version to tell a partner (H4). */
export interface Annonce {
  id: string;
  partenaire: Partenaire;
  cle: string;
  type: TypeFait;
  cotraitance: string | null;
  sequence: number;
  data: Record<string, unknown>;
  /** The previous version has not been acknowledged: it may still wait, and is then replaced. */
  remplace: boolean;
  cause: string | null;
  correlation: string | null;
}

/** All that has to be written for one dossier. */
export interface Decision {
  demandeur: string;
  sorts: SortDuMessage[];
  dossier: {
    version: number;
    connuLe: Date;
    calculeAu: string;
    prochainEffet: string | null;
    versionRegles: string;
  };
  /** Why it was computed: what the history says. `regles`: neither a message nor a day, what the rules now give. */
  cause: 'message' | 'echeance' | 'regles';
  /** It was computed under other rules before. */
  reglesChangees: boolean;
  /** Messages that bring a version of a fact: the newest under its key, or an older one that was not known. */
  messages: string[];
  cotraitances: CotraitanceCalculee[];
  annonces: Annonce[];
  /** The digests that it changes (X4.3). */
  empreintes: EmpreinteNotee[];
}
