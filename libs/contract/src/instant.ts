import { INSTANT } from './formes/dates.js';

/** The wire's `time` (RFC 3339) as an instant; a leap second is the last millisecond before it. Throws on any other text. */
export function instantDe(time: string): Date {
  if (!INSTANT.accepte(time)) throw new RangeError('not an RFC 3339 date-time');
  return new Date(time.toUpperCase().replace(/:60(?:\.\d+)?/u, ':59.999'));
}
