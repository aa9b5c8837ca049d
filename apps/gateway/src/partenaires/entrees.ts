import { TexteLibre } from '../validation/membres-composes.js';

/** Body of a pause or a resumption (X5.5). */
export class EntreeMotif {
  @TexteLibre(2_000, { description: 'Pourquoi, pour qui le lira plus tard.', obligatoire: true })
  motif: string;
}
