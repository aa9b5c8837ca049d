import canonicalize from 'canonicalize';

/** RFC 8785. The canonical JSON of a value; throws a TypeError for what JSON cannot say. */
export function canoniser(valeur: unknown): string {
  const texte = canonicalize(valeur);
  if (texte === undefined) throw new TypeError('no canonical JSON for this value');
  return texte;
}

/** A2. Same data, by canonical JSON: the order of members does not count. Give known members only. */
export function memesDonnees(une: object, autre: object): boolean {
  return une === autre || canoniser(une) === canoniser(autre);
}
