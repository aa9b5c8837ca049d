/**
 * Compares two texts by the order of their UTF-8 bytes, without encoding them: it is the order of code
 * points, and differs from that of UTF-16 units only where surrogates meet the units above them.
 */
export function comparerOctets(un: string, autre: string): number {
  const longueur = Math.min(un.length, autre.length);
  for (let rang = 0; rang < longueur; rang += 1) {
    const ecart = rangDansUtf8(un.charCodeAt(rang)) - rangDansUtf8(autre.charCodeAt(rang));
    if (ecart !== 0) return ecart;
  }
  return un.length - autre.length;
}

function rangDansUtf8(unite: number): number {
  if (unite < 0xd800) return unite;
  return unite < 0xe000 ? unite + 0x2000 : unite - 0x800;
}
