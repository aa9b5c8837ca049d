import { randomFillSync } from 'node:crypto';
import { v7 as uuidv7 } from 'uuid';

/** Ids are UUIDv7: they are in the order in which they were drawn, and the primary key finds those since a moment. */

/** Random bytes of many ids at once: asking for 16 of them costs as much as asking for 4,096. */
const reserve = new Uint8Array(16 * 256);
let pris = reserve.length;
let instant = -Infinity;
let rang = 0;

/** A new id, above every one that this process drew before, also within one millisecond. */
export function tirerId(): string {
  if (pris === reserve.length) {
    randomFillSync(reserve);
    pris = 0;
  }
  const random = reserve.subarray(pris, (pris += 16));
  const maintenant = Date.now();
  if (maintenant > instant) {
    instant = maintenant;
    // 31 random bits: a counter of 32 is left room for two thousand million ids in one millisecond.
    rang = new DataView(random.buffer, random.byteOffset).getUint32(0) >>> 1;
  } else rang += 1;
  return uuidv7({ random, msecs: instant, seq: rang });
}

/** The lowest id that could have been drawn at this instant (milliseconds since 1970). */
export function premierIdDepuis(instantMs: number): string {
  const ms = instantMs.toString(16).padStart(12, '0');
  return `${ms.slice(0, 8)}-${ms.slice(8)}-7000-8000-000000000000`;
}

/** When this id was drawn, in milliseconds since 1970. */
export function instantDeLId(id: string): number {
  return Number.parseInt(id.slice(0, 8) + id.slice(9, 13), 16);
}
