import type { FastifyReply } from 'fastify';
import type { ServerResponse } from 'node:http';

export const TYPE_DE_FLUX = 'text/event-stream';
export const SECONDES_AVANT_RETOUR = 2;
/** Bytes that a client has not taken yet: beyond, it is told nothing more until it has. */
const RETENUE_MAXIMALE = 64 * 1024;

/** From here on the answer is a stream of server-sent events, and ours: no time-out of the server ends it. */
export function ouvrirLeFlux(reponse: FastifyReply): ServerResponse {
  reponse.hijack();
  // The headers that every answer has, which a hijacked one would lose; proxies that buffer are asked not to.
  reponse.raw.writeHead(200, {
    ...(reponse.getHeaders() as Record<string, string>),
    'content-type': TYPE_DE_FLUX,
    'x-accel-buffering': 'no',
  });
  return reponse.raw;
}

/** When a browser that lost the stream comes back. */
export const RETOUR = `retry: ${SECONDES_AVANT_RETOUR * 1_000}\n\n`;
export const BATTEMENT = ': battement\n\n';

export function evenement(nom: string, donnees: object, id?: string): string {
  return `event: ${nom}\n${id === undefined ? '' : `id: ${id}\n`}data: ${JSON.stringify(donnees)}\n\n`;
}

/** @returns false when the client has not taken what it was told already, or is gone */
export function ecrireAuFlux(reponse: ServerResponse, texte: string): boolean {
  if (reponse.writableEnded || reponse.destroyed || reponse.writableLength > RETENUE_MAXIMALE) return false;
  reponse.write(texte);
  return true;
}
