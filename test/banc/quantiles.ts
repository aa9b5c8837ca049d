export function mediane(valeurs: readonly number[]): number {
  return quantile(valeurs, 0.5);
}

/** The value below which this share of them lies, interpolated. */
export function quantile(valeurs: readonly number[], part: number): number {
  const triees = [...valeurs].sort((a, b) => a - b);
  const position = (triees.length - 1) * part;
  const bas = triees[Math.floor(position)] ?? Number.NaN;
  const haut = triees[Math.ceil(position)] ?? Number.NaN;
  return bas + (haut - bas) * (position - Math.floor(position));
}
