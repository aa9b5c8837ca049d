import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

export const ENTETE_CORRELATION = 'x-correlation-id';

/** Headers under which a caller gives one, the first that is well formed wins. */
const ENTETES = [ENTETE_CORRELATION, 'x-request-id'] as const;

/** Long enough that no numéro DE passes for one: correlation ids stand in answers. */
const BIEN_FORME = /^[A-Za-z0-9][A-Za-z0-9-]{15,63}$/;

/** W3C Trace Context: the id of the trace is 32 hexadecimal digits, not all zero. */
const TRACEPARENT = /^[0-9a-f]{2}-(?!0{32})([0-9a-f]{32})-[0-9a-f]{16}-[0-9a-f]{2}/;

/**
 * The correlation id of a request: the caller's when it is well formed, else that of its trace, else a new one.
 * Messages that carry none of their own take it.
 */
export function correlationDe({ headers }: Pick<IncomingMessage, 'headers'>): string {
  for (const entete of ENTETES) {
    const recue = headers[entete];
    if (typeof recue === 'string' && BIEN_FORME.test(recue)) return recue;
  }
  const trace = headers['traceparent'];
  return (typeof trace === 'string' ? TRACEPARENT.exec(trace)?.[1] : undefined) ?? randomUUID();
}
