import type { Identite } from '#access';
import type { FastifyRequest } from 'fastify';

/** A request once the guard has let it in. */
export type RequeteGardee = FastifyRequest & { identite?: Identite };
