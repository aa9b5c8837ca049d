/** The value of a measure in what `/metrics` answered, whatever the order of its labels; undefined when it is not there. */
export function mesureLue(
  texte: string,
  nom: string,
  etiquettes: Readonly<Record<string, string>> = {},
): number | undefined {
  const voulues = Object.entries(etiquettes).map(([cle, valeur]) => `${cle}="${valeur}"`);
  const ligne = texte
    .split('\n')
    .find((une) => une.startsWith(`${nom}{`) && voulues.every((voulue) => une.includes(voulue)));
  return ligne === undefined ? undefined : Number(ligne.slice(ligne.lastIndexOf(' ') + 1));
}
