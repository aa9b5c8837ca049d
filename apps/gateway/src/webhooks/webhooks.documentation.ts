import { TYPE_EVENEMENT, TYPE_LOT } from '#contract';
import { applyDecorators } from '@nestjs/common';
import { ApiBody, ApiHeader, ApiOperation, ApiProperty, ApiResponse } from '@nestjs/swagger';
import { DecrireProblemes } from '../documentation/problemes.js';

export class RefusDansLaReponse {
  @ApiProperty({ type: 'integer', description: 'Rang de l’événement dans la requête, à partir de 0.' })
  index: number;
  @ApiProperty({
    type: String,
    required: false,
    description: 'Identifiant de l’événement, quand il est lisible.',
  })
  id?: string;
  @ApiProperty({
    type: String,
    enum: [
      'SCHEMA_INVALIDE',
      'TYPE_INCONNU',
      'EMETTEUR_NON_HABILITE',
      'SORTIE_RESERVEE_A_POLE_EMPLOI',
      'IDENTIFIANT_REUTILISE',
    ],
    description: 'Code du refus (X3.5).',
  })
  code: string;
  @ApiProperty({ type: String, description: 'Phrase qui dit quoi corriger.' })
  detail: string;
  @ApiProperty({ type: String, description: 'Pointeur JSON dans l’événement.', example: '/data/dateEffet' })
  pointeur: string;
}

export class ReponseDeReception {
  @ApiProperty({ type: 'integer', description: 'Événements enregistrés pour être appliqués, échos compris.' })
  recus: number;
  @ApiProperty({ type: 'integer', description: 'Événements déjà reçus, sans effet.' })
  doublons: number;
  @ApiProperty({
    type: [RefusDansLaReponse],
    description: 'Événements refusés ; les autres de la requête n’en souffrent pas.',
  })
  refuses: RefusDansLaReponse[];
}

/** X3 in the OpenAPI document. The events themselves are described by the AsyncAPI document. */
export function DecrireWebhook(partenaire: string): MethodDecorator {
  const evenement = {
    type: 'object',
    description: 'Événement CloudEvents 1.0 (voir le document AsyncAPI).',
    additionalProperties: true,
  } as const;
  return applyDecorators(
    ApiOperation({
      summary: `Événements énoncés par ${partenaire}`,
      description:
        'Un événement CloudEvents ou un lot de 1 à 1 000, signés selon Standard Webhooks sur les octets envoyés. ' +
        'La réponse 202 n’est donnée qu’une fois tout enregistré : recus + doublons + refuses = nombre d’événements.',
    }),
    ApiHeader({ name: 'webhook-id', required: true, description: 'Identifiant de l’envoi.' }),
    ApiHeader({
      name: 'webhook-timestamp',
      required: true,
      description: 'Heure réelle de la signature, en secondes ; tolérance de 5 minutes.',
    }),
    ApiHeader({
      name: 'webhook-signature',
      required: true,
      description: '« v1, » suivi du HMAC-SHA256 en base64 de id.horodatage.corps.',
    }),
    ApiBody({ required: true, description: 'Jusqu’à 5 Mio, sans compression.', schema: evenement }),
    ApiResponse({ status: 202, type: ReponseDeReception, description: 'Tout est enregistré.' }),
    DecrireProblemes({
      400: 'Corps illisible, lot vide ou forme inattendue ; conservé tel quel.',
      401: 'Signature absente, fausse ou trop ancienne ; rien n’est conservé.',
      413: 'Corps de plus de 5 Mio, ou plus de 1 000 événements.',
      415: 'Type de contenu ou encodage non admis.',
      429: 'Trop de requêtes en cours ; voir Retry-After.',
      503: 'Base de données indisponible : rien n’est acquis ; voir Retry-After.',
    }),
  );
}

/** Media types of the body, set in the document: the decorator above knows one only. */
export const TYPES_DES_WEBHOOKS = { un: TYPE_EVENEMENT, lot: TYPE_LOT } as const;
