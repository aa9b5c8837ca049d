const GUILLEMET = 0x22;
const ECHAPPEMENT = 0x5c;
const VIRGULE = 0x2c;
const DEUX_POINTS = 0x3a;
const OUVRANTS: ReadonlySet<number | undefined> = new Set([0x5b, 0x7b]);
const FERMANTS: ReadonlySet<number | undefined> = new Set([0x5d, 0x7d]);
const BLANCS: ReadonlySet<number | undefined> = new Set([0x20, 0x09, 0x0a, 0x0d]);
const CROCHET = 0x5b;

/**
 * The very bytes of one event inside a body that was received: that of the others in the batch or in the page is not
 * given with it. The body is JSON that was read; null: it does not hold that many.
 * @param message `rang` from 0 and `voie`, as they are kept
 */
export function decouperEvenement(
  octets: Buffer,
  { rang, voie }: { rang: number; voie: string },
): Buffer | null {
  const debut = passerLesBlancs(octets, 0);
  if (octets[debut] === CROCHET) return element(octets, debut, rang);
  // Only a page of a change feed names its list: an event is given whole, whatever its members are called.
  const page = voie === 'flux' ? listeDesEvenements(octets, debut) : null;
  if (page !== null) return element(octets, page, rang);
  return rang === 0 ? octets : null;
}

/** Where the list `evenements` of a page of a change feed begins (X4.1). */
function listeDesEvenements(octets: Buffer, debut: number): number | null {
  let profondeur = 0;
  for (let i = debut; i < octets.length; i += 1) {
    const octet = octets[i];
    if (octet === GUILLEMET) {
      const fin = finDuTexte(octets, i);
      const suite = passerLesBlancs(octets, fin + 1);
      if (profondeur === 1 && octets[suite] === DEUX_POINTS && nomme(octets, i, fin, 'evenements')) {
        const valeur = passerLesBlancs(octets, suite + 1);
        return octets[valeur] === CROCHET ? valeur : null;
      }
      i = fin;
    } else if (OUVRANTS.has(octet)) profondeur += 1;
    else if (FERMANTS.has(octet)) profondeur -= 1;
  }
  return null;
}

/** The element of that rank of the list that begins there. */
function element(octets: Buffer, crochet: number, rang: number): Buffer | null {
  let [profondeur, passes, debut] = [0, 0, passerLesBlancs(octets, crochet + 1)];
  for (let i = debut; i < octets.length; i += 1) {
    const octet = octets[i];
    if (octet === GUILLEMET) i = finDuTexte(octets, i);
    else if (OUVRANTS.has(octet)) profondeur += 1;
    else if (profondeur === 0 && (octet === VIRGULE || FERMANTS.has(octet))) {
      if (passes === rang) return i > debut ? sansBlancs(octets.subarray(debut, i)) : null;
      if (octet !== VIRGULE) return null;
      passes += 1;
      debut = passerLesBlancs(octets, i + 1);
    } else if (FERMANTS.has(octet)) profondeur -= 1;
  }
  return null;
}

/** The quote that ends the text that begins there. */
function finDuTexte(octets: Buffer, debut: number): number {
  let i = debut + 1;
  while (i < octets.length && octets[i] !== GUILLEMET) i += octets[i] === ECHAPPEMENT ? 2 : 1;
  return i;
}

function nomme(octets: Buffer, debut: number, fin: number, nom: string): boolean {
  return octets.toString('utf8', debut + 1, fin) === nom;
}

function passerLesBlancs(octets: Buffer, debut: number): number {
  let i = debut;
  while (BLANCS.has(octets[i]) || (i < 3 && [0xef, 0xbb, 0xbf][i] === octets[i])) i += 1;
  return i;
}

function sansBlancs(octets: Buffer): Buffer {
  let fin = octets.length;
  while (fin > 0 && BLANCS.has(octets[fin - 1])) fin -= 1;
  return octets.subarray(0, fin);
}
