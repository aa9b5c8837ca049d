import canonicalize from 'canonicalize';

/** Deeper than any data of the exchange: beyond, the value may hold itself. */
const PROFONDEUR_MAX = 16;

/**
 * RFC 8785. The canonical JSON of a value; throws a TypeError for what JSON cannot say. The digests of a night write
 * millions of them: what stands in canonical order already (`membresEnOrdre`) is written as it is, five times as fast.
 */
export function canoniser(valeur: unknown): string {
  const texte = estEnOrdre(valeur, PROFONDEUR_MAX) ? JSON.stringify(valeur) : canonicalize(valeur);
  if (texte === undefined) throw new TypeError('no canonical JSON for this value');
  return texte;
}

/** Whether `JSON.stringify` writes the canonical JSON of a value. When in doubt, no. */
function estEnOrdre(valeur: unknown, profondeur: number): boolean {
  if (typeof valeur === 'string') return valeur.isWellFormed();
  if (typeof valeur === 'number') return Number.isFinite(valeur);
  if (typeof valeur === 'boolean' || valeur === null) return true;
  if (!estCompose(valeur) || profondeur === 0) return false;
  if (Array.isArray(valeur)) return valeur.every((element) => estEnOrdre(element, profondeur - 1));
  if (Object.getPrototypeOf(valeur) !== Object.prototype) return false;
  let precedent = '';
  for (const [nom, membre] of Object.entries(valeur)) {
    if (nom < precedent || !nom.isWellFormed() || !estEnOrdre(membre, profondeur - 1)) return false;
    precedent = nom;
  }
  return true;
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
