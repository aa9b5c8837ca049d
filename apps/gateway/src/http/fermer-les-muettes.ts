import type { FastifyInstance } from 'fastify';
import type { Socket } from 'node:net';

/**
 * While stopping, a connection on which no request has come (a browser that opened it ahead, a TCP probe) is closed:
 * Node takes it neither for idle nor for answered, and it would hold the stop until its time-out.
 */
export function fermerLesMuettes(instance: FastifyInstance): void {
  const muettes = new Set<Socket>();
  instance.server.on('connection', (prise) => {
    muettes.add(prise);
    prise.once('close', () => muettes.delete(prise));
  });
  instance.server.on('request', ({ socket }) => muettes.delete(socket));
  instance.addHook('preClose', (fin) => {
    for (const prise of muettes) prise.destroy();
    fin();
  });
}
