import type { Identite } from '#access';
import type { Champs } from '#observability';
import type { FastifyRequest } from 'fastify';

/** A request once the guard has let it in. */
export type RequeteGardee = FastifyRequest & { identite?: Identite };

/** A request about which its route has more to say in its log line. */
export type RequeteRacontee = FastifyRequest & { recit?: Champs };
