/** JSON with one line per element of each top-level list: compact, and a change shows as a few lines of diff. */
export function ecrireEnLignes(fichier: object): string {
  const membres = Object.entries(fichier).map(([nom, valeur]: [string, unknown]) => {
    const lignes = Array.isArray(valeur)
      ? `[\n${valeur.map((element: unknown) => JSON.stringify(element)).join(',\n')}\n]`
      : JSON.stringify(valeur);
    return `${JSON.stringify(nom)}: ${lignes}`;
  });
  return `{\n${membres.join(',\n')}\n}\n`;
}
