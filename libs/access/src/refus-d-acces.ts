import { ProblemeHttp } from './probleme-http.js';

const DOMAINE = 'Bearer realm="passerelle"';

/** 401: no key, or one that opens nothing (unknown, revoked and expired are not told apart). */
export function nonAuthentifie(raison: 'absente' | 'invalide'): ProblemeHttp {
  return raison === 'absente'
    ? new ProblemeHttp(
        401,
        'CLE_ABSENTE',
        'Présentez une clé d’API dans l’en-tête « Authorization: Bearer <clé> ».',
        {
          entetes: { 'WWW-Authenticate': DOMAINE },
        },
      )
    : new ProblemeHttp(
        401,
        'CLE_INVALIDE',
        'Cette clé d’API n’est pas reconnue, est expirée ou a été révoquée : demandez-en une nouvelle à l’exploitant.',
        { entetes: { 'WWW-Authenticate': `${DOMAINE}, error="invalid_token"` } },
      );
}

/** 401: no session, or one that is over; the browser forgets its cookie. */
export function sessionAbsente(raison: string, oublier: string | undefined): ProblemeHttp {
  return new ProblemeHttp(
    401,
    'SESSION_ABSENTE',
    'Votre session est fermée ou n’a jamais été ouverte : connectez-vous.',
    {
      membres: { raison },
      entetes: { 'WWW-Authenticate': DOMAINE, ...(oublier === undefined ? {} : { 'Set-Cookie': oublier }) },
    },
  );
}

/** 403: a request of the session that does not prove that it comes from the page of the session (check 13). */
export function jetonDeSessionAbsent(): ProblemeHttp {
  return new ProblemeHttp(
    403,
    'JETON_DE_SESSION',
    'Cette demande ne vient pas de la page de votre session : rechargez la page, puis recommencez.',
  );
}

/** 403: the habilitation in use does not open this. It depends on the route only. */
export function habilitationInsuffisante(): ProblemeHttp {
  return new ProblemeHttp(
    403,
    'ROLE_INSUFFISANT',
    'L’habilitation que vous utilisez n’ouvre pas cette ressource.',
  );
}

/** 403: the role opens this resource, without the right that it asks for. */
export function droitInsuffisant(droit: string): ProblemeHttp {
  return new ProblemeHttp(
    403,
    'DROIT_INSUFFISANT',
    'L’habilitation que vous utilisez ne donne pas le droit que cette ressource demande.',
    { membres: { droit } },
  );
}

/** 429: too many wrong keys or failed sign-ins from this address in the present minute (check 12). */
export function tropDEssais(reessayerDansS: number): ProblemeHttp {
  return new ProblemeHttp(
    429,
    'TROP_D_ESSAIS',
    'Trop d’essais infructueux depuis votre adresse : attendez la minute suivante.',
    { entetes: { 'Retry-After': String(reessayerDansS) } },
  );
}

/** 403: a known key whose role does not open this route. It depends on the route only, so it tells nothing of any dossier. */
export function roleInsuffisant(): ProblemeHttp {
  return new ProblemeHttp(403, 'ROLE_INSUFFISANT', 'Le rôle de cette clé n’ouvre pas cette ressource.', {
    entetes: { 'WWW-Authenticate': `${DOMAINE}, error="insufficient_scope"` },
  });
}

/** 403: an order that bears on the whole exchange, from a territory. It depends on the route only. */
export function porteeInsuffisante(): ProblemeHttp {
  return new ProblemeHttp(
    403,
    'PORTEE_INSUFFISANTE',
    'Cet ordre porte sur tout l’échange : il demande une portée nationale.',
  );
}

/** 429: this key or this partner has had its share of the present minute (check 9). */
export function quotaDepasse(reessayerDansS: number): ProblemeHttp {
  return new ProblemeHttp(
    429,
    'QUOTA_DEPASSE',
    'Vous avez atteint ce qui vous est accordé par minute : renvoyez cette requête à la minute suivante.',
    { entetes: { 'Retry-After': String(reessayerDansS) } },
  );
}

/** 403: the route forgot to say who may call it. */
export function routeNonDeclaree(): ProblemeHttp {
  return new ProblemeHttp(
    403,
    'ACCES_NON_DECLARE',
    'Cette ressource ne déclare pas qui peut l’appeler : elle reste fermée.',
  );
}
