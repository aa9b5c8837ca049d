/** Work is shared by slices of the buckets of demandeurs (X4.3): any number of slices, no stored shard number. */
const SEAUX = 4096;

/** The slice, out of `nombre`, that holds a bucket. */
export function trancheDuSeau(seau: number, nombre: number): number {
  return Math.floor((seau * nombre) / SEAUX);
}

/** First and last bucket of a slice. */
export function seauxDeLaTranche(numero: number, nombre: number): { premier: number; dernier: number } {
  return {
    premier: Math.ceil((numero * SEAUX) / nombre),
    dernier: Math.ceil(((numero + 1) * SEAUX) / nombre) - 1,
  };
}
