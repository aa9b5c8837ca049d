import { corrigeable } from './decider-ecart.js';
import type { DecisionDePersonne } from './decision-de-personne.js';
import type { EcartPris } from './prendre-ecarts.js';

const EN_ROUTE = 'Une correction est en route : attendez que la prochaine comparaison en dise l’effet.';
const DEJA_A_DECIDER = 'Cet écart n’a pas encore été traité : la prochaine synchronisation le fera.';
const SANS_POLITIQUE =
  'Ce qui a été refusé, abandonné ou ne peut être lu n’est repris que si le fait change : ordonnez de corriger, ou d’ignorer.';
const PERDU_CHEZ_EUX =
  'Ce message a été reçu, ou le partenaire ne l’énonce plus : il n’y a rien à lire chez lui. Rejouez-le, corrigez-le, ou demandez au partenaire de l’énoncer à nouveau.';
const ENONCE_ILLISIBLE =
  'Cet énoncé du partenaire ne respecte pas le contrat d’échange, et ne peut pas être lu : demandez-lui de l’énoncer à nouveau, corrigé.';
const ILLISIBLE = 'Ce que le partenaire tient ne peut pas être lu : demandez-lui de le corriger.';

/** What a refusal depends on. */
export interface EcartARegler extends Pick<EcartPris, 'vue' | 'cause' | 'etat'> {
  /** Neither side has anything that can be read. */
  rienADire: boolean;
}

/** Why this decision cannot be taken of this écart (a French sentence), null when it can. */
export function raisonDeRefuser(ecart: EcartARegler, decision: DecisionDePersonne): string | null {
  if (decision === 'corriger') {
    if (!corrigeable(ecart)) return ecart.cause === 'illisible' ? ENONCE_ILLISIBLE : PERDU_CHEZ_EUX;
    return ecart.vue === 'dit' && ecart.rienADire ? ILLISIBLE : null;
  }
  if (ecart.etat === 'en_correction') return EN_ROUTE;
  if (decision === 'ignorer') return null;
  if (ecart.etat === 'ouvert') return DEJA_A_DECIDER;
  return ['refuse', 'abandonne', 'illisible'].includes(ecart.cause) ? SANS_POLITIQUE : null;
}

/** Has this been decided already? The same again changes nothing. */
export function dejaDecide(ecart: EcartPris, decision: DecisionDePersonne): boolean {
  switch (decision) {
    case 'corriger':
      return ecart.etat === 'en_correction';
    case 'ignorer':
      return ecart.etat === 'ignore' && ecart.decidePar !== null;
    case 'reprendre':
      return ecart.etat === 'ouvert' && ecart.decidePar !== null;
  }
}
