import { TAILLE_MAX_CORPS } from '#contract';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import { correlationDe } from './correlation.js';

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
    routerOptions: { maxParamLength: 128 },
  });
}
