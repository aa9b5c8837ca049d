import { ProblemeHttp } from '#access';
import { baseAbsente, faillePassagere } from '#persistence';
import { HttpException } from '@nestjs/common';

/** What may be asked again later, after how long (s). */
const REESSAYER_BASE_ABSENTE = '5';
const REESSAYER_ENCOMBREMENT = '1';

/** Errors of the HTTP layer, by Fastify's own codes. */
const ERREURS_HTTP: Readonly<Record<string, () => ProblemeHttp>> = {
  FST_ERR_CTP_BODY_TOO_LARGE: () =>
    new ProblemeHttp(
      413,
      'CORPS_TROP_GRAND',
      'Le corps dépasse la taille admise (5 Mio pour un webhook, 64 Kio pour une commande).',
    ),
  FST_ERR_CTP_INVALID_MEDIA_TYPE: () =>
    new ProblemeHttp(
      415,
      'TYPE_DE_CONTENU_REFUSE',
      'Ce type de contenu n’est pas admis ici : voyez /api/docs.',
    ),
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: () =>
    new ProblemeHttp(
      400,
      'LONGUEUR_INCORRECTE',
      'L’en-tête Content-Length ne correspond pas au corps envoyé.',
    ),
  FST_ERR_HANDLER_TIMEOUT: () =>
    new ProblemeHttp(
      503,
      'DELAI_DEPASSE',
      'La réponse n’est pas venue dans le délai : renvoyez cette requête plus tard.',
      {
        entetes: { 'Retry-After': REESSAYER_BASE_ABSENTE },
      },
    ),
  FST_ERR_BAD_URL: () =>
    new ProblemeHttp(400, 'URL_INCORRECTE', 'L’adresse demandée est mal formée : vérifiez son encodage.'),
  FST_ERR_MAX_PARAM_LENGTH: () =>
    new ProblemeHttp(414, 'URL_TROP_LONGUE', 'L’adresse demandée est trop longue.'),
};

/** Any error to the problem that answers it (RFC 9457). What is not foreseen says nothing but that it failed. */
export function problemeDe(erreur: unknown): ProblemeHttp {
  if (erreur instanceof ProblemeHttp) return erreur;
  const connue = ERREURS_HTTP[codeDe(erreur)];
  if (connue) return connue();
  if (erreur instanceof HttpException) return problemeDeNest(erreur);
  if (faillePassagere(erreur)) {
    return new ProblemeHttp(
      503,
      'ENCOMBREMENT',
      'Une autre opération occupe ces données : renvoyez cette requête.',
      {
        entetes: { 'Retry-After': REESSAYER_ENCOMBREMENT },
      },
    );
  }
  if (baseAbsente(erreur)) {
    return new ProblemeHttp(
      503,
      'BASE_INDISPONIBLE',
      'La base de données est momentanément indisponible : renvoyez cette requête plus tard.',
      {
        entetes: { 'Retry-After': REESSAYER_BASE_ABSENTE },
      },
    );
  }
  return new ProblemeHttp(
    500,
    'ERREUR_INTERNE',
    'La demande n’a pas pu être traitée. Donnez l’identifiant de corrélation à l’exploitant.',
  );
}

function problemeDeNest(erreur: HttpException): ProblemeHttp {
  const statut = erreur.getStatus();
  if (statut === 404) {
    return new ProblemeHttp(
      404,
      'RESSOURCE_INCONNUE',
      'Cette ressource n’existe pas, ou pas avec cette méthode : voyez /api/docs.',
    );
  }
  return statut < 500
    ? new ProblemeHttp(statut, 'DEMANDE_REFUSEE', 'Cette demande ne peut pas être traitée : voyez /api/docs.')
    : new ProblemeHttp(
        statut,
        'ERREUR_INTERNE',
        'La demande n’a pas pu être traitée. Donnez l’identifiant de corrélation à l’exploitant.',
      );
}

function codeDe(erreur: unknown): string {
  const code = (erreur as { code?: unknown } | null | undefined)?.code;
  return typeof code === 'string' ? code : '';
}
