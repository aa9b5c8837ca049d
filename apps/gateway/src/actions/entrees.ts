import { ACTIONS, EntreePage } from '../cotraitances/entrees.js';
import { CodeStructure, Parmi } from '../validation/membres.js';

/** Who must act. */
export const POUR = ['pole_emploi', 'mission_locale', 'exploitant'] as const;

/** Query of the list of actions. */
export class EntreeActions extends EntreePage {
  @Parmi(ACTIONS, { description: 'Ce qu’il y a à faire.' })
  type?: string;

  @Parmi(POUR, { description: 'Qui doit le faire.' })
  pour?: string;

  @CodeStructure({ description: 'Structure de l’affectation.' })
  structure?: string;
}
