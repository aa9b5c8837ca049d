/** Apportionment of whole numbers. Pure and deterministic: equal claims go to the smaller key in byte order. */

/** Weight of each key. */
export type Poids = ReadonlyMap<string, number>;

export type Diviseur = (dejaAttribues: number) => number;

/** Sainte-Laguë: as fair to small keys as to large ones. */
export const SAINTE_LAGUE: Diviseur = (n) => 2 * n + 1;
/** D'Hondt: favours the large ones. */
export const D_HONDT: Diviseur = (n) => n + 1;

export interface OptionsDiviseurs {
  readonly diviseur: Diviseur;
  /** Given to every key first; 0 by default. */
  readonly minimum?: number;
  /** Most that a key may receive; none by default. */
  readonly plafond?: (cle: string) => number;
}

const comparer = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Gives `total` units one by one to the key with the greatest weight / divisor. Throws when the caps forbid it. */
export function repartirParDiviseurs(
  poids: Poids,
  total: number,
  options: OptionsDiviseurs,
): Map<string, number> {
  const { diviseur, minimum = 0, plafond = () => Infinity } = options;
  const cles = [...poids.keys()].sort(comparer);
  const parts = new Map(cles.map((cle) => [cle, minimum]));
  for (let reste = total - minimum * cles.length; reste > 0; reste -= 1) {
    let elue: string | undefined;
    let meilleur = -1;
    for (const cle of cles) {
      const deja = parts.get(cle) ?? 0;
      const quotient = (poids.get(cle) ?? 0) / diviseur(deja);
      if (deja < plafond(cle) && quotient > meilleur) {
        elue = cle;
        meilleur = quotient;
      }
    }
    if (elue === undefined) throw new Error(`Répartition impossible, reste : ${reste}`);
    parts.set(elue, (parts.get(elue) ?? 0) + 1);
  }
  return parts;
}

/** Splits `total` in proportion to the weights by the largest remainder; the parts sum to `total` exactly. */
export function repartirAuPlusFortReste(poids: Poids, total: number): Map<string, number> {
  const somme = [...poids.values()].reduce((a, b) => a + b, 0);
  const quotas = [...poids].map(([cle, p]) => ({ cle, quota: (total * p) / somme }));
  const parts = new Map(quotas.map(({ cle, quota }) => [cle, Math.floor(quota)]));
  const attribues = [...parts.values()].reduce((a, b) => a + b, 0);
  const parReste = quotas
    .map(({ cle, quota }) => ({ cle, reste: quota - Math.floor(quota) }))
    .sort((a, b) => b.reste - a.reste || comparer(a.cle, b.cle));
  for (const { cle } of parReste.slice(0, total - attribues)) parts.set(cle, (parts.get(cle) ?? 0) + 1);
  return parts;
}
