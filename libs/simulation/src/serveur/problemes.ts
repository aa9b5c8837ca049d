import { probleme, TYPE_PROBLEME } from '#contract';
import type { FastifyError, FastifyInstance, FastifyReply } from 'fastify';
import { CorpsInvalide } from './corps-json.js';

/** Answers an RFC 9457 problem. */
export function repondreProbleme(
  reply: FastifyReply,
  statut: number,
  code: string,
  detail: string,
): FastifyReply {
  return reply
    .code(statut)
    .header('content-type', TYPE_PROBLEME)
    .send(JSON.stringify(probleme(statut, code, detail)));
}

const DEPASSEMENT = 413;

/** Every error of the partner is a problem, those of the framework included; nothing of the request is repeated. */
export function installerProblemes(serveur: FastifyInstance): void {
  serveur.setNotFoundHandler((_requete, reply) =>
    repondreProbleme(reply, 404, 'ROUTE_INCONNUE', 'Cette adresse ne fait pas partie du contrat.'),
  );
  serveur.setErrorHandler((erreur: FastifyError, requete, reply) => {
    const statut = erreur.statusCode ?? 500;
    if (statut >= 500) {
      requete.log.error({ err: erreur }, 'requete_en_echec');
      return repondreProbleme(reply, statut, 'ERREUR_INTERNE', 'Erreur du partenaire.');
    }
    if (statut === DEPASSEMENT)
      return repondreProbleme(reply, statut, 'CORPS_TROP_GRAND', 'Le corps dépasse 5 Mio.');
    const detail = erreur instanceof CorpsInvalide ? erreur.message : 'La requête n’est pas lisible.';
    return repondreProbleme(reply, statut, 'REQUETE_INVALIDE', detail);
  });
}
