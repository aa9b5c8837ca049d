import { Parmi } from '../validation/membres.js';

export const FORMATS = ['json', 'csv', 'texte'] as const;

export class EntreeRapport {
  @Parmi(FORMATS, { description: 'Forme du rapport ; json sinon.' })
  format?: (typeof FORMATS)[number];
}
