import { TAILLE_MAX_CORPS } from '#contract';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { correlationDe } from './correlation.js';
import { ecrireProbleme } from './ecrire-probleme.js';
import { problemeDe } from './probleme-de.js';

/** Seconds to send a whole request; then, to be answered. Longer than any time-out of the database. */
const DELAI_DE_RECEPTION = 30_000;
const DELAI_DE_REPONSE = 45_000;

/** Fastify as the gateway wants it: bounded in size and time, no proxy believed, one id for each request. */
export function creerAdaptateur(): FastifyAdapter {
  return new FastifyAdapter({
    logger: false,
    bodyLimit: TAILLE_MAX_CORPS,
    requestTimeout: DELAI_DE_RECEPTION,
    handlerTimeout: DELAI_DE_REPONSE,
    forceCloseConnections: 'idle',
    trustProxy: false,
    requestIdHeader: false,
    genReqId: correlationDe,
    // An address that the router itself cannot read meets neither hooks nor filter.
    frameworkErrors: (erreur: unknown, requete: FastifyRequest, reponse: FastifyReply) =>
      ecrireProbleme(requete, reponse, problemeDe(erreur)),
    routerOptions: { maxParamLength: 128 },
  });
}
