/** One promise that was not kept: which, on what, and what was seen. */
export interface Manquement {
  invariant: 'V1' | 'V2' | 'V3' | 'V4' | 'V5' | 'V6' | 'V7' | 'propre';
  /** Ids of messages or keys, never anything of a person. */
  ids: string[];
  phrase: string;
}

/** Nothing when the list is empty. */
export function manque(
  invariant: Manquement['invariant'],
  phrase: string,
  ids: readonly string[],
): Manquement[] {
  return ids.length === 0 ? [] : [{ invariant, phrase, ids: [...ids] }];
}
