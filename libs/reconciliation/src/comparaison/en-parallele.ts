/** Results in the order of the elements, a few questions at a time; `entreDeux` after each group of them. */
export async function enParallele<E, R>(
  elements: readonly E[],
  aLaFois: number,
  demander: (element: E) => Promise<R>,
  entreDeux: () => Promise<void>,
): Promise<R[]> {
  const resultats: R[] = [];
  for (let rang = 0; rang < elements.length; rang += aLaFois) {
    if (rang > 0) await entreDeux();
    resultats.push(...(await Promise.all(elements.slice(rang, rang + aLaFois).map(demander))));
  }
  return resultats;
}
