import { createHash } from 'node:crypto';

/** A UUID, or 16 to 64 hexadecimal digits: nothing personal can be read in it. */
const OPAQUE = /^(?:[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|[0-9a-f]{16,64})$/i;

/**
 * A correlation id as logs and traces say it. A partner may have written anything in its own (X1): one that is not
 * plainly a random number is told by its digest, `~` and the first 16 digits of its SHA-256, which still joins lines.
 */
export function correlationDite(correlation: string): string {
  return OPAQUE.test(correlation)
    ? correlation
    : `~${createHash('sha256').update(correlation).digest('hex').slice(0, 16)}`;
}
