import type { CommandeDeResolution, DecisionDePersonne } from './decision-de-personne.js';
import type { DecisionEcrite } from './ecrire-decisions.js';

/** What a person's decision makes of any écart; a correction is ordered, and made in the same commit or later. */
export function effetDe(
  decision: DecisionDePersonne,
): Pick<DecisionEcrite, 'etat' | 'message' | 'recompte'> & Required<Pick<DecisionEcrite, 'evenement'>> {
  switch (decision) {
    case 'corriger':
      return { etat: 'en_correction', message: null, evenement: 'correction' };
    case 'ignorer':
      return { etat: 'ignore', evenement: 'ignore' };
    case 'reprendre':
      return { etat: 'ouvert', evenement: 'rouvert', recompte: true };
  }
}

/** What a person's decision writes of one écart. */
export function decisionOrdonnee(
  id: string,
  { decision, par, motif }: Pick<CommandeDeResolution, 'decision' | 'par' | 'motif'>,
): DecisionEcrite {
  return { id, ...effetDe(decision), personne: { par, motif } };
}
