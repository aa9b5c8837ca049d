export type Requete = Readonly<Record<string, string | number | boolean | undefined>>;

/** An address of the API: members of its path encoded, filters that are not given left out. */
export function adresseDe(
  modele: string,
  chemin: Readonly<Record<string, string>> = {},
  requete: Requete = {},
): string {
  const parties = modele.replace(/\{(\w+)\}/g, (_tout, nom: string) => {
    const valeur = chemin[nom];
    if (valeur === undefined) throw new Error(`no ${nom} for ${modele}`);
    return encodeURIComponent(valeur);
  });
  const donnes = Object.entries(requete).flatMap(([nom, valeur]): [string, string][] =>
    valeur === undefined ? [] : [[nom, String(valeur)]],
  );
  return donnes.length === 0 ? parties : `${parties}?${new URLSearchParams(donnes).toString()}`;
}
