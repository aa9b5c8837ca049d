/**
 * A lot in two halves, each in a transaction of its own: PostgreSQL works on one while the other is computed here.
 * @returns what the halves gave, in order; a lot of one has one half
 */
export function parMoities<T, R>(
  lot: readonly T[],
  travail: (moitie: readonly T[]) => Promise<R>,
): Promise<R[]> {
  const milieu = Math.ceil(lot.length / 2);
  const moities = [lot.slice(0, milieu), lot.slice(milieu)].filter((moitie) => moitie.length > 0);
  return Promise.all(moities.map(travail));
}
