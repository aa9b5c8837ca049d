/** A table for the terminal: the first column to the left, figures to the right. */
export function tableau(titres: readonly string[], lignes: readonly (readonly string[])[]): string {
  const largeurs = titres.map((titre, i) =>
    Math.max(titre.length, ...lignes.map((ligne) => (ligne[i] ?? '').length)),
  );
  const textes = titres.map((_, i) => lignes.some((ligne) => /\p{L}/u.test(ligne[i] ?? '')) || i === 0);
  const rendre = (ligne: readonly string[]): string =>
    `  ${largeurs
      .map((largeur, i) =>
        textes[i] ? (ligne[i] ?? '').padEnd(largeur) : (ligne[i] ?? '').padStart(largeur),
      )
      .join('  ')
      .trimEnd()}`;
  const trait = `  ${largeurs.map((largeur) => '─'.repeat(largeur)).join('  ')}`;
  return [rendre(titres), trait, ...lignes.map(rendre)].join('\n');
}

/** `12 345`, as French writes it. */
export function nombre(valeur: number): string {
  return new Intl.NumberFormat('fr-FR').format(valeur).replace(/[\u202f\u00a0]/g, ' ');
}
