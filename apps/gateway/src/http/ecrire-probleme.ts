import type { ProblemeHttp } from '#access';
import { probleme, TYPE_PROBLEME } from '#contract';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ENTETE_CORRELATION } from './correlation.js';

/** Answers a request with a problem document (RFC 9457). */
export function ecrireProbleme(requete: FastifyRequest, reponse: FastifyReply, refus: ProblemeHttp): void {
  const { statut, code, detail, entetes, membres } = refus;
  void reponse
    .code(statut)
    .headers({ ...entetes, [ENTETE_CORRELATION]: requete.id })
    .type(TYPE_PROBLEME)
    .send(JSON.stringify(probleme(statut, code, detail, { ...membres, correlation: requete.id })));
}
