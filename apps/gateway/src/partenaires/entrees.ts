import { TexteLibre } from '../validation/membres-composes.js';

/** Body of a pause or a resumption (X5.5). */
export class EntreeMotif {
  @TexteLibre(2_000, { description: 'Pourquoi, pour qui le lira plus tard.', obligatoire: true })
  motif: string;
}

/** The commands of the API hold 64 KiB, escapes of JSON included. */
const CORPS_MAX = 50_000;

/** What a partner's engineer pastes: nothing of it is kept. */
export class EntreeDeSignature {
  @TexteLibre(256, { description: 'webhook-id.' })
  id?: string;

  @TexteLibre(64, { description: 'webhook-timestamp.' })
  horodatage?: string;

  @TexteLibre(1_024, { description: 'webhook-signature.' })
  signature?: string;

  @TexteLibre(CORPS_MAX, {
    description: 'Corps, octet pour octet ; la requête entière tient dans 64 Kio.',
    obligatoire: true,
  })
  corps: string;
}
