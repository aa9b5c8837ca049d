/** Ids are UUIDv7: they are in the order in which they were drawn, and the primary key finds those since a moment. */

/** The lowest id that could have been drawn at this instant (milliseconds since 1970). */
export function premierIdDepuis(instantMs: number): string {
  const ms = instantMs.toString(16).padStart(12, '0');
  return `${ms.slice(0, 8)}-${ms.slice(8)}-7000-8000-000000000000`;
}

/** When this id was drawn, in milliseconds since 1970. */
export function instantDeLId(id: string): number {
  return Number.parseInt(id.slice(0, 8) + id.slice(9, 13), 16);
}
