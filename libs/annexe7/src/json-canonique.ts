import canonicalize from 'canonicalize';

/** RFC 8785. The canonical JSON of a value; throws a TypeError for what JSON cannot say. */
export function canoniser(valeur: unknown): string {
  const texte = canonicalize(valeur);
  if (texte === undefined) throw new TypeError('no canonical JSON for this value');
  return texte;
}

/**
 * A2. Same data, as their canonical JSON would say but without writing it: the order of members does not count, an
 * undefined member is an absent one. Give known members only.
 */
export function memesDonnees(une: unknown, autre: unknown): boolean {
  if (une === autre) return true;
  if (!estCompose(une) || !estCompose(autre) || Array.isArray(une) !== Array.isArray(autre)) return false;
  for (const nom of Object.keys(une)) if (!memesDonnees(une[nom], autre[nom])) return false;
  for (const nom of Object.keys(autre)) if (une[nom] === undefined && autre[nom] !== undefined) return false;
  return true;
}

function estCompose(valeur: unknown): valeur is Record<string, unknown> {
  return typeof valeur === 'object' && valeur !== null;
}
