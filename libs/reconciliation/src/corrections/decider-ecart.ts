import type { MotifSoumission } from '../ecarts/ecart.js';
import type { EcartADecider } from './ecart-a-decider.js';
import type { PolitiqueDesEcarts } from './politique.js';
import type { ReglagesDesCorrections } from './reglages-des-corrections.js';

/** What becomes of an écart; `politique`: the row that says so, null when none does. */
export type DecisionDEcart =
  | { decision: 'corriger' | 'ignorer'; politique: number | null }
  | { decision: 'soumettre'; motif: MotifSoumission; politique: number | null };

/** What no policy corrects: the partner said no, someone gave it up, or nobody can read it (X6). */
const MOTIFS_PAR_CAUSE: Readonly<Partial<Record<EcartADecider['cause'], MotifSoumission>>> = {
  refuse: 'refus',
  abandonne: 'abandon',
  illisible: 'illisible',
};

/**
 * Decides, without any I/O, what is done about an écart: the cause first, then the corrections that did not hold, then
 * the policy; without a policy, a person decides. No policy withdraws what was never numbered here: a restored database
 * has forgotten what a person entered, and the partner alone still has it. The repair budget comes after.
 */
export function deciderEcart(
  ecart: Omit<EcartADecider, 'id' | 'demandeur'>,
  politique: PolitiqueDesEcarts,
  { correctionsMaximum }: Pick<ReglagesDesCorrections, 'correctionsMaximum'>,
): DecisionDEcart {
  const regle = politique.pour(ecart);
  const id = regle?.id ?? null;
  const motif =
    MOTIFS_PAR_CAUSE[ecart.cause] ?? (ecart.corrections >= correctionsMaximum ? 'escalade' : undefined);
  if (motif !== undefined) return { decision: 'soumettre', motif, politique: id };
  if (regle?.decision === 'ignorer') return { decision: 'ignorer', politique: id };
  if (regle?.decision === 'corriger' && corrigeable(ecart) && !ecart.inconnuIci)
    return { decision: 'corriger', politique: id };
  return { decision: 'soumettre', motif: 'politique', politique: id };
}

/** What the partner was told can be told again; of what it states, only what never arrived can be read. */
export function corrigeable({ vue, cause }: Pick<EcartADecider, 'vue' | 'cause'>): boolean {
  return vue === 'dit' || cause === 'jamais_recu';
}
