import { ProblemeHttp } from '#access';
import type { VerificationSignature } from '#contract';

type Raison = Extract<VerificationSignature, { valide: false }>['raison'];

const DETAILS: Readonly<Record<Raison, string>> = {
  entete_absent: 'Les en-têtes webhook-id, webhook-timestamp et webhook-signature sont tous trois exigés.',
  horodatage_invalide: 'L’en-tête webhook-timestamp doit être un nombre de secondes, en chiffres seulement.',
  horodatage_hors_tolerance:
    'L’horodatage s’écarte de plus de 5 minutes de l’heure réelle : réglez l’horloge et signez à nouveau à chaque envoi.',
  signature_invalide:
    'La signature ne correspond pas au corps reçu : signez les octets envoyés avec le secret de cette porte.',
};

/** 401 (X3.2): nothing has been kept. The secret has 24 bytes or more: saying what failed helps nobody to guess it. */
export function signatureRefusee(raison: Raison): ProblemeHttp {
  return new ProblemeHttp(401, 'SIGNATURE_REFUSEE', DETAILS[raison], {
    entetes: { 'WWW-Authenticate': 'Signature realm="webhooks"' },
  });
}

/** 400: there is nothing to keep. */
export function corpsVide(): ProblemeHttp {
  return new ProblemeHttp(400, 'CORPS_VIDE', 'La requête n’a pas de corps : envoyez un événement ou un lot.');
}
