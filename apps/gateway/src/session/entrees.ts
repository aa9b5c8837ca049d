import { Identifiant } from '../validation/membres.js';

export class EntreeHabilitation {
  @Identifiant({ obligatoire: true, description: 'Habilitation à utiliser, parmi celles de la session.' })
  habilitation: string;
}
