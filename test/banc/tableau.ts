/** A table of text for the terminal, columns aligned, numbers to the right. */
export function tableau(entetes: readonly string[], lignes: readonly (readonly string[])[]): string {
  const largeurs = entetes.map((entete, rang) =>
    Math.max(entete.length, ...lignes.map((ligne) => (ligne[rang] ?? '').length)),
  );
  const composer = (cellules: readonly string[]): string =>
    cellules
      .map((cellule, rang) =>
        rang === 0 ? cellule.padEnd(largeurs[rang] ?? 0) : cellule.padStart(largeurs[rang] ?? 0),
      )
      .join('  ')
      .trimEnd();
  return [
    composer(entetes),
    largeurs.map((largeur) => '─'.repeat(largeur)).join('  '),
    ...lignes.map(composer),
  ].join('\n');
}

const ENTIER = new Intl.NumberFormat('fr-FR', { maximumFractionDigits: 0 });

/** A number as it is written in French, with this many decimals. */
export function nombre(valeur: number, decimales = 0): string {
  const format =
    decimales === 0
      ? ENTIER
      : new Intl.NumberFormat('fr-FR', {
          minimumFractionDigits: decimales,
          maximumFractionDigits: decimales,
        });
  // Narrow and no-break spaces are not aligned by every terminal.
  return format.format(valeur).replace(/[\u202f\u00a0]/g, ' ');
}

export function pourcent(part: number): string {
  return `${nombre(part * 100)} %`;
}

export function mio(octets: number): string {
  return `${nombre(octets / 1_048_576)} Mio`;
}
