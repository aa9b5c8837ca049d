import { ProblemeHttp } from '#access';

const FORME_CLE = /^[\x21-\x7e]{1,200}$/;

/** The Idempotency-Key of a request that makes something. @throws ProblemeHttp 400 */
export function lireCleDIdempotence(cle: string | undefined, fait: string): string {
  if (cle !== undefined && FORME_CLE.test(cle)) return cle;
  throw new ProblemeHttp(
    400,
    'CLE_IDEMPOTENCE_ABSENTE',
    `Donnez un en-tête Idempotency-Key de 1 à 200 caractères, propre à cette demande : la même demande envoyée deux fois donne alors un seul ${fait}.`,
  );
}

/** 422: that key already names another request. */
export function cleDIdempotenceReutilisee(): ProblemeHttp {
  return new ProblemeHttp(
    422,
    'CLE_IDEMPOTENCE_REUTILISEE',
    'Cette clé Idempotency-Key est déjà celle d’une autre demande : donnez-en une neuve.',
  );
}
