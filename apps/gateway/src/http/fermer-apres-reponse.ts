import type { Sante } from '#observability';
import type { FastifyInstance } from 'fastify';

/**
 * While stopping, the connection of a request under way is closed with its answer: kept alive, it would hold the
 * stop until its time-out.
 */
export function fermerApresReponse(instance: FastifyInstance, sante: Sante): void {
  instance.addHook('onSend', (_requete, reponse, _corps, fin) => {
    if (sante.enArret) void reponse.header('Connection', 'close');
    fin();
  });
}
