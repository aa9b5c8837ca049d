import type { MotifSoumission } from '../ecarts/ecart.js';

/** What the step `corriger` did, as the report shows it. */
export interface BilanDesCorrections {
  /** Told again; of these, `surOrdre` because a person ordered it. */
  dits: number;
  surOrdre: number;
  /** Read at the partner, which had stated them without the gateway receiving them. */
  lus: number;
  ignores: number;
  soumis: Partial<Record<MotifSoumission, number>>;
  /** Left as they are until the next comparison: a version was on its way, or something else would now be told. */
  enRoute: number;
  changes: number;
}

const VIERGE: BilanDesCorrections = {
  dits: 0,
  surOrdre: 0,
  lus: 0,
  ignores: 0,
  soumis: {},
  enRoute: 0,
  changes: 0,
};

/** What was done before the step was interrupted. What it left as it was, it meets again: that is counted anew. */
export function bilanRepris(reprise: unknown): BilanDesCorrections {
  const { bilan } = (reprise as { bilan: BilanDesCorrections } | null) ?? {};
  return { ...VIERGE, ...bilan, enRoute: 0, changes: 0 };
}

/** The sum of both, which are left as they are. */
export function ajouter(
  bilan: BilanDesCorrections,
  {
    dits = 0,
    surOrdre = 0,
    lus = 0,
    ignores = 0,
    soumis = {},
    enRoute = 0,
    changes = 0,
  }: Partial<BilanDesCorrections>,
): BilanDesCorrections {
  const total = { ...bilan.soumis };
  for (const [motif, nombre] of Object.entries(soumis) as [MotifSoumission, number][])
    total[motif] = (total[motif] ?? 0) + nombre;
  return {
    dits: bilan.dits + dits,
    surOrdre: bilan.surOrdre + surOrdre,
    lus: bilan.lus + lus,
    ignores: bilan.ignores + ignores,
    soumis: total,
    enRoute: bilan.enRoute + enRoute,
    changes: bilan.changes + changes,
  };
}
