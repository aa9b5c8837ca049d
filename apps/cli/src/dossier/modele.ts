/** A cotraitance on a day, as it is computed and kept. */
export interface ResumeDeCotraitance {
  cotraitance: string;
  structure: string | null;
  phase: string | null;
  etat: string | null;
  depuis: string | null;
  dates: Record<string, string | null>;
  alertes: {
    alerte: string;
    nature: string;
    dateAlerte: string;
    fin: string | null;
    decision: string | null;
  }[];
  suspension: { depuis: string; echeance: string } | null;
  annulation: { date: string; motif: string } | null;
  sortie: { date: string; motif: string; mode: string } | null;
  prochaineEcheance: { date: string; nature: string } | null;
  decompte: { compte: boolean; annee?: number; raison?: string };
  anomalies: string[];
}

/** Member by member, the rule and the messages that set it. */
export type Origines = Record<string, { regle: string; messages: string[] }>;

/** What the tool reads of X5.1. */
export interface EtatDeCotraitance extends ResumeDeCotraitance {
  demandeur: string;
  au: string;
  actions: { type: string; depuis: string; pour: string }[];
  version: number;
  regles: Origines;
}

/** What it reads of the history (X5.2). */
export interface HistoriqueDeCotraitance {
  cotraitance: string;
  demandeur: string;
  calculs: CalculDeCotraitance[];
}

export interface CalculDeCotraitance {
  version: number;
  connuLe: string;
  calculeAu: string;
  cause: string;
  etat: string | null;
  resume: ResumeDeCotraitance;
  regles: Origines;
  /** Members that today's rules give otherwise. */
  ecartsDeRegles: { membre: string; alors: unknown; aujourdhui: unknown }[];
}

/** What it reads of the facts (X5.2). */
export interface FaitsDeCotraitance {
  faits: FaitDeCotraitance[];
}

export interface FaitDeCotraitance {
  cle: string;
  type: string;
  sequence: string;
  annule: boolean;
  data: Record<string, unknown>;
  connuLe: string;
  message: { id: string; partenaire: string; evenement: string | null; recuLe: string };
}

/** One stretch of the frieze: an état from its first day on. */
export interface PasDeFrise {
  depuis: string;
  phase: string | null;
  etat: string | null;
  /** What set it. */
  regle: string;
}
