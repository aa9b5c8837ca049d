import type { CommandeDeResolution } from './decision-de-personne.js';
import type { DecisionEcrite } from './ecrire-decisions.js';

/** What a person's decision writes of an écart; a correction is ordered, and made in the same commit or later. */
export function decisionOrdonnee(
  id: string,
  { decision, par, motif }: Pick<CommandeDeResolution, 'decision' | 'par' | 'motif'>,
): DecisionEcrite {
  const personne = { par, motif };
  switch (decision) {
    case 'corriger':
      return { id, etat: 'en_correction', message: null, personne, evenement: 'correction' };
    case 'ignorer':
      return { id, etat: 'ignore', personne, evenement: 'ignore' };
    case 'reprendre':
      return { id, etat: 'ouvert', personne, evenement: 'rouvert', recompte: true };
  }
}
