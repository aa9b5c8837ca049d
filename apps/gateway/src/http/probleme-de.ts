import { ProblemeHttp } from '#access';
import { baseAbsente, faillePassagere } from '#persistence';
import { HttpException } from '@nestjs/common';

/** What may be asked again later, after how long (s). */
const REESSAYER_BASE_ABSENTE = { 'Retry-After': '5' };
const REESSAYER_ENCOMBREMENT = { 'Retry-After': '1' };

/** What the HTTP layer refuses by itself: it knows a status only. */
const PAR_STATUT: Readonly<Record<number, () => ProblemeHttp>> = {
  400: () =>
    new ProblemeHttp(
      400,
      'REQUETE_MAL_FORMEE',
      'La requête est mal formée : vérifiez son adresse, ses en-têtes et la longueur du corps.',
    ),
  404: () =>
    new ProblemeHttp(
      404,
      'RESSOURCE_INCONNUE',
      'Cette ressource n’existe pas, ou pas avec cette méthode : voyez /api/docs.',
    ),
  413: () =>
    new ProblemeHttp(
      413,
      'CORPS_TROP_GRAND',
      'Le corps dépasse la taille admise (5 Mio pour un webhook, 64 Kio pour une commande).',
    ),
  414: () => new ProblemeHttp(414, 'ADRESSE_TROP_LONGUE', 'L’adresse demandée est trop longue.'),
  415: () =>
    new ProblemeHttp(
      415,
      'TYPE_DE_CONTENU_REFUSE',
      'Ce type de contenu n’est pas admis ici : voyez /api/docs.',
    ),
  503: () =>
    new ProblemeHttp(
      503,
      'DELAI_DEPASSE',
      'La réponse n’est pas venue dans le délai : renvoyez cette requête plus tard.',
      {
        entetes: REESSAYER_BASE_ABSENTE,
      },
    ),
};

/** Any error to the problem that answers it (RFC 9457). What is not foreseen says nothing but that it failed. */
export function problemeDe(erreur: unknown): ProblemeHttp {
  if (erreur instanceof ProblemeHttp) return erreur;
  const statut = statutHttp(erreur);
  if (statut !== undefined) return PAR_STATUT[statut]?.() ?? autreStatut(statut);
  if (faillePassagere(erreur)) {
    return new ProblemeHttp(
      503,
      'ENCOMBREMENT',
      'Une autre opération occupe ces données : renvoyez cette requête.',
      {
        entetes: REESSAYER_ENCOMBREMENT,
      },
    );
  }
  if (baseAbsente(erreur)) {
    return new ProblemeHttp(
      503,
      'BASE_INDISPONIBLE',
      'La base de données est momentanément indisponible : renvoyez cette requête plus tard.',
      { entetes: REESSAYER_BASE_ABSENTE },
    );
  }
  return autreStatut(500);
}

/** The status of an error of Nest or Fastify; undefined for any other. */
function statutHttp(erreur: unknown): number | undefined {
  if (erreur instanceof HttpException) return erreur.getStatus();
  const { code, statusCode } = (erreur ?? {}) as { code?: unknown; statusCode?: unknown };
  return typeof code === 'string' && code.startsWith('FST_') && typeof statusCode === 'number'
    ? statusCode
    : undefined;
}

function autreStatut(statut: number): ProblemeHttp {
  return statut < 500
    ? new ProblemeHttp(statut, 'DEMANDE_REFUSEE', 'Cette demande ne peut pas être traitée : voyez /api/docs.')
    : new ProblemeHttp(
        statut,
        'ERREUR_INTERNE',
        'La demande n’a pas pu être traitée. Donnez l’identifiant de corrélation à l’exploitant.',
      );
}
