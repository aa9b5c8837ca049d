import type { Sql } from '#persistence';
import type { Registre } from '../ecarts/constat.js';
import type { Vue } from '../ecarts/ecart.js';
import type { BilanDeVue } from './bilan-de-vue.js';

export type Bilans = Partial<Record<Vue, BilanDeVue>>;

/** Where a comparison stands, stored in the step with what it wrote: it resumes there. */
export interface Reprise {
  vue: Vue;
  /** Everything is done up to this bucket, or this demandeur (full pass); null: nothing yet. */
  apres: number | string | null;
  bilans: Bilans;
}

/** What was stored by {@link noterReprise}; the beginning when nothing was. */
export function lireReprise(stockee: unknown): Reprise {
  return stockee === null || stockee === undefined
    ? { vue: 'dit', apres: null, bilans: {} }
    : (stockee as Reprise);
}

export async function noterReprise(
  sql: Sql,
  { synchronisation, partenaire }: Registre,
  reprise: Reprise,
): Promise<void> {
  await sql(
    `UPDATE synchronisation_etapes SET reprise = $3 WHERE synchronisation = $1 AND etape = 'comparer_' || $2`,
    [synchronisation, partenaire, JSON.stringify(reprise)],
  );
}
