import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

export const ENTETE_CORRELATION = 'x-correlation-id';

/** Long enough that no numéro DE passes for one: correlation ids stand in logs. */
const BIEN_FORME = /^[A-Za-z0-9][A-Za-z0-9-]{15,63}$/;

/** The correlation id of a request: the caller's when it is well formed, else a new one. */
export function correlationDe(requete: Pick<IncomingMessage, 'headers'>): string {
  const recue = requete.headers[ENTETE_CORRELATION];
  return typeof recue === 'string' && BIEN_FORME.test(recue) ? recue : randomUUID();
}
