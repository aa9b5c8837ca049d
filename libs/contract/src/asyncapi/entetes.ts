import { ENTETES_SIGNATURE } from '../signature.js';
import type { SchemaJson } from '../formes/forme.js';

const SIGNATURE: Readonly<Record<string, SchemaJson>> = {
  [ENTETES_SIGNATURE.id]: {
    type: 'string',
    minLength: 1,
    description: 'Identifiant de l’envoi, signé avec le corps.',
  },
  [ENTETES_SIGNATURE.horodatage]: {
    type: 'string',
    pattern: '^\\d{1,15}$',
    description: 'Secondes depuis 1970, à cinq minutes près de l’heure réelle.',
  },
  [ENTETES_SIGNATURE.signature]: {
    type: 'string',
    pattern: '^v1,[A-Za-z0-9+/]{43}=( v1,[A-Za-z0-9+/]{43}=)*$',
    description:
      'Standard Webhooks : « v1, » et le base64 du HMAC-SHA256 de « identifiant.horodatage.corps » (octets du corps tels qu’envoyés) ; plusieurs, séparées d’une espace, pendant une rotation.',
  },
};

/** Headers of a webhook (X3.2). */
export const ENTETES_WEBHOOK: SchemaJson = {
  type: 'object',
  required: Object.keys(SIGNATURE),
  properties: SIGNATURE,
};

/** Headers of a flux: those of a webhook and the idempotency key, equal to `webhook-id` (X4.2). */
export const ENTETES_FLUX: SchemaJson = {
  type: 'object',
  required: [...Object.keys(SIGNATURE), 'idempotency-key'],
  properties: {
    ...SIGNATURE,
    'idempotency-key': {
      type: 'string',
      minLength: 1,
      description: 'Identifiant de l’envoi, le même que « webhook-id ».',
    },
  },
};
