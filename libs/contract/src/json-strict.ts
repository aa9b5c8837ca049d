import { isUtf8 } from 'node:buffer';

/** X3.1. Deepest nesting of a body; the body itself is level 1. */
export const PROFONDEUR_MAX = 32;

export type LectureJson =
  | { lu: true; valeur: unknown }
  | { lu: false; code: 'CORPS_ILLISIBLE' | 'PROFONDEUR_EXCESSIVE'; detail: string };

/**
 * X1, X3.1. Raw bytes to a JSON value: strict UTF-8 (a leading byte order mark is ignored), strict JSON,
 * bounded depth, no member named twice in one object (after unescaping) and none named `__proto__`. Never throws.
 *
 * One linear pass over the bytes counts depth and members written before anything is parsed; a body whose
 * parsed tree has fewer members than were written has duplicates, since JSON.parse keeps only the last.
 */
export function lireJson(octets: Buffer): LectureJson {
  if (!isUtf8(octets)) return illisible('Le corps n’est pas un texte UTF-8 valide.');
  const corps = sansMarque(octets);
  const mesure = mesurer(corps);
  if (mesure.profondeur > PROFONDEUR_MAX) {
    return {
      lu: false,
      code: 'PROFONDEUR_EXCESSIVE',
      detail: `Le corps est imbriqué sur plus de ${PROFONDEUR_MAX} niveaux.`,
    };
  }
  let valeur: unknown;
  try {
    valeur = JSON.parse(corps.toString('utf8'));
  } catch (erreur) {
    if (!(erreur instanceof SyntaxError)) throw erreur;
    return illisible('Le corps n’est pas un texte JSON valide.');
  }
  const membres = compterMembres(valeur);
  if (Number.isNaN(membres)) return illisible('Un membre nommé « __proto__ » n’est jamais admis.');
  if (membres !== mesure.membres) {
    return illisible('Un même objet du corps porte deux membres du même nom : n’en gardez qu’un.');
  }
  return { lu: true, valeur };
}

function illisible(detail: string): LectureJson {
  return { lu: false, code: 'CORPS_ILLISIBLE', detail };
}

function sansMarque(octets: Buffer): Buffer {
  return octets[0] === 0xef && octets[1] === 0xbb && octets[2] === 0xbf ? octets.subarray(3) : octets;
}

const GUILLEMET = 0x22;
const ECHAPPEMENT = 0x5c;
const DEUX_POINTS = 0x3a;
const ACCOLADE = 0x7b;
const CROCHET = 0x5b;
const FIN_ACCOLADE = 0x7d;
const FIN_CROCHET = 0x5d;

/** Depth reached and members written (each has one colon outside strings). Exact for valid JSON, harmless for the rest. */
function mesurer(octets: Buffer): { profondeur: number; membres: number } {
  let niveau = 0;
  let profondeur = 0;
  let membres = 0;
  for (let i = 0; i < octets.length; i += 1) {
    const octet = octets[i];
    if (octet === GUILLEMET) {
      for (i += 1; i < octets.length && octets[i] !== GUILLEMET; i += 1) {
        if (octets[i] === ECHAPPEMENT) i += 1;
      }
    } else if (octet === DEUX_POINTS) {
      membres += 1;
    } else if (octet === ACCOLADE || octet === CROCHET) {
      niveau += 1;
      if (niveau > profondeur) profondeur = niveau;
    } else if (octet === FIN_ACCOLADE || octet === FIN_CROCHET) {
      niveau -= 1;
    }
  }
  return { profondeur, membres };
}

/** Members of a parsed tree, at any depth; NaN when one of them is named `__proto__`. */
function compterMembres(valeur: unknown): number {
  if (typeof valeur !== 'object' || valeur === null) return 0;
  if (Array.isArray(valeur)) {
    let total = 0;
    for (const element of valeur) total += compterMembres(element);
    return total;
  }
  if (Object.hasOwn(valeur, '__proto__')) return Number.NaN;
  const objet = valeur as Record<string, unknown>;
  const noms = Object.keys(objet);
  let total = noms.length;
  for (const nom of noms) {
    const membre = objet[nom];
    if (typeof membre === 'object') total += compterMembres(membre);
  }
  return total;
}
