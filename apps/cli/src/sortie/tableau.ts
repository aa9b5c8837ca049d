/** A table for the terminal: texts to the left, figures to the right, as wide as its widest cell. */
export function tableau(titres: readonly string[], lignes: readonly (readonly string[])[]): string {
  const colonne = (rang: number): string[] => lignes.map((ligne) => ligne[rang] ?? '');
  const largeurs = titres.map((titre, rang) =>
    Math.max(titre.length, ...colonne(rang).map(({ length }) => length)),
  );
  const chiffres = titres.map(
    (_titre, rang) => lignes.length > 0 && colonne(rang).every((cellule) => /^[\d \u2013]+$/.test(cellule)),
  );
  const rendre = (ligne: readonly string[]): string =>
    `  ${largeurs
      .map((largeur, rang) =>
        chiffres[rang] ? (ligne[rang] ?? '').padStart(largeur) : (ligne[rang] ?? '').padEnd(largeur),
      )
      .join('  ')
      .trimEnd()}`;
  return [
    rendre(titres),
    `  ${largeurs.map((largeur) => '─'.repeat(largeur)).join('  ')}`.trimEnd(),
    ...lignes.map(rendre),
  ].join('\n');
}
