import type { Vue } from '../ecarts/ecart.js';
import type { BilanDeVue } from './bilan-de-vue.js';

export type Bilans = Partial<Record<Vue, BilanDeVue>>;

/** Where a comparison stands, noted in the step with what it wrote: it resumes there. */
export interface Reprise {
  vue: Vue;
  /** Everything is done up to this bucket, or this demandeur (full pass); null: nothing yet. */
  apres: number | string | null;
  bilans: Bilans;
}

/** The beginning when nothing was noted. */
export function lireReprise(notee: unknown): Reprise {
  return (notee as Reprise | null | undefined) ?? { vue: 'dit', apres: null, bilans: {} };
}
