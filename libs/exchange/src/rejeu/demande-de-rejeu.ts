import type { Perimetre } from '../lecture/perimetre.js';
import type { EtatDeRejeu } from './lire-rejeux.js';
import type { IssueSelection, Selection } from './selection.js';

/** What an operator asks for: a preview, or an execution of one, or of a selection previewed at once (X5.4). */
export interface DemandeDeRejeu {
  acteur: string;
  cleIdempotence: string;
  perimetre: Perimetre;
  simulation: boolean;
  cible: { par: 'apercu'; apercu: string } | Selection;
  /** Required unless it is a simulation. */
  motif: string | null;
  /** Messages per second. */
  debit: number;
  /** Messages that the person behind this actor may have replayed alone within an hour; beyond, another confirms. Null: any number. */
  seuil: number | null;
}

export type IssueDemande =
  | { issue: 'cree'; rejeu: string; etat: EtatDeRejeu }
  | { issue: 'deja_demande'; rejeu: string }
  | { issue: 'cle_reutilisee' }
  | { issue: 'apercu_inconnu' }
  | { issue: 'deja_en_rejeu'; rejeux: string[] }
  | Exclude<IssueSelection, { issue: 'choisis' }>;
