import type { Fait } from './fait.js';
import { memesDonnees } from './json-canonique.js';

/** A2. Per key, the newest version; withdrawn ones stay, as versions that win and count as absent. */
export type FaitsFusionnes = ReadonlyMap<string, Fait>;

/** A2. What a received version is, beside the one already held. */
export type IssueFusion =
  | 'nouveau'
  /** An older sequence than the one held. */
  | 'anterieur'
  /** Same sequence, same data: the same statement, without effect. */
  | 'identique'
  /** Same sequence, other data: the first accepted stays. */
  | 'conflit';

/** A2. Merges facts: per key the highest sequence wins; on equal sequences the first given stays. */
export function fusionner(...sources: Iterable<Fait>[]): FaitsFusionnes {
  const fusion = new Map<string, Fait>();
  for (const source of sources) {
    for (const fait of source) {
      const detenu = fusion.get(fait.cle);
      if (detenu === undefined || fait.sequence > detenu.sequence) fusion.set(fait.cle, fait);
    }
  }
  return fusion;
}

/**
 * A2. Compares a received version with the one held: the version of the same key and sequence when
 * it is known, else the newest held for that key, else undefined.
 */
export function comparerVersion(detenu: Fait | undefined, recu: Fait): IssueFusion {
  if (detenu === undefined || recu.sequence > detenu.sequence) return 'nouveau';
  if (recu.sequence < detenu.sequence) return 'anterieur';
  return memesDonnees(detenu.data, recu.data) ? 'identique' : 'conflit';
}
