import type { Partenaire, TypeFait } from '#annexe7';
import type { CauseEcart, EtatEcart, MotifSoumission, NatureEcart, Vue } from '../ecarts/ecart.js';

/** corriger: tell again, or read; ignorer: leave as it is until it changes; reprendre: give back to the policy. */
export type DecisionDePersonne = 'corriger' | 'ignorer' | 'reprendre';

export interface CommandeDeResolution {
  ecart: string;
  /** Of what the person saw; absent: he decides of it as it is. */
  empreinte?: string | undefined;
  decision: DecisionDePersonne;
  motif: string;
  /** Who decides, as the journal names him. */
  par: string;
}

export type IssueDeResolution =
  /** `en_correction`: told again; what must be read at the partner, or waits for a version on its way: see `ordonne`. */
  | { issue: 'fait'; etat: EtatEcart }
  /** The correction is ordered: the next synchronisation makes it. */
  | { issue: 'ordonne' }
  | { issue: 'deja_fait'; etat: EtatEcart }
  | { issue: 'inconnu' }
  | { issue: 'clos' }
  /** What the person saw is no longer what is there, or what would be told: look again. */
  | { issue: 'a_change' }
  | { issue: 'impossible'; raison: string };

/** A group of écarts; those without `etat` are the ones that wait: `ouvert` and `soumis`. */
export interface FiltreDeGroupe {
  partenaire?: Partenaire;
  vue?: Vue;
  type?: TypeFait;
  nature?: NatureEcart;
  cause?: CauseEcart;
  etat?: 'ouvert' | 'soumis' | 'ignore';
  motifSoumission?: MotifSoumission;
}

export interface CommandeDeGroupe {
  filtre: FiltreDeGroupe;
  decision: DecisionDePersonne;
  /** How many écarts the person saw under this filter, and which: see `EMPREINTE_D_UN_GROUPE`. */
  nombre: number;
  empreinte: string;
  motif: string;
  par: string;
}

export type IssueDeGroupe =
  /**
   * The decision is written for all of them. Of the corrections, `dits` have been told again, `ordonnes` wait for the
   * next synchronisation, `changes` were open again because what would be told had changed; `impossibles` are left as
   * they were, by sentence.
   */
  | {
      issue: 'fait';
      faits: number;
      dits: number;
      ordonnes: number;
      changes: number;
      impossibles: Record<string, number>;
    }
  /** The group is no longer what the person saw: more or fewer, or as many others. */
  | { issue: 'nombre_different'; nombre: number }
  | { issue: 'contenu_different' };
