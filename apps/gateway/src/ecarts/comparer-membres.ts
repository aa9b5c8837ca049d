/** One member of the data, on both sides; null where a side does not have it. */
export interface MembreCompare {
  /** Path in the data: `identite/nom`. */
  membre: string;
  nous: unknown;
  eux: unknown;
  accord: boolean;
}

type Donnees = Readonly<Record<string, unknown>>;

/** Both values side by side, member by member, nested ones included; those that differ first, then by name. */
export function comparerMembres(nous: Donnees | null, eux: Donnees | null): MembreCompare[] {
  const ici = new Map(aplatir(nous ?? {}));
  const laBas = new Map(aplatir(eux ?? {}));
  return [...new Set([...ici.keys(), ...laBas.keys()])]
    .map((membre) => {
      const a = ici.get(membre) ?? null;
      const b = laBas.get(membre) ?? null;
      return { membre, nous: a, eux: b, accord: JSON.stringify(a) === JSON.stringify(b) };
    })
    .sort((a, b) => Number(a.accord) - Number(b.accord) || (a.membre < b.membre ? -1 : 1));
}

/** Objects are gone into; lists are values. */
function aplatir(donnees: Donnees, racine = ''): [string, unknown][] {
  return Object.entries(donnees).flatMap(([nom, valeur]) =>
    typeof valeur === 'object' && valeur !== null && !Array.isArray(valeur)
      ? aplatir(valeur as Donnees, `${racine}${nom}/`)
      : [[`${racine}${nom}`, valeur] as [string, unknown]],
  );
}
