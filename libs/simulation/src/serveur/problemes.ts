import { probleme, TYPE_PROBLEME } from '#contract';
import type { FastifyError, FastifyInstance, FastifyReply } from 'fastify';

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

/** Every error of the partner is a problem, those of the framework included; nothing of the request is repeated. */
export function installerProblemes(serveur: FastifyInstance): void {
  serveur.setNotFoundHandler((_requete, reply) =>
    repondreProbleme(reply, 404, 'ROUTE_INCONNUE', 'Cette adresse ne fait pas partie du contrat.'),
  );
  serveur.setErrorHandler((erreur: FastifyError, requete, reply) => {
    const statut = erreur.statusCode ?? 500;
    if (statut >= 500) requete.log.error({ err: erreur }, 'requete_en_echec');
    const code = statut >= 500 ? 'ERREUR_INTERNE' : 'REQUETE_INVALIDE';
    return repondreProbleme(reply, statut, code, statut >= 500 ? 'Erreur du partenaire.' : erreur.message);
  });
}
