import { canoniser, type Partenaire, type TypeFait } from '#annexe7';

export type Donnees = Readonly<Record<string, unknown>>;

/** What one system states, or was told: one version of one fact. */
export interface Version {
  sequence: string;
  /** Withdrawn: nothing is held any more. */
  retire: boolean;
  data: Donnees;
}

/** A version told, and where it is. */
export interface VersionDite extends Version {
  /** en_route: the partner has not acknowledged it yet. */
  etat: 'acquittee' | 'en_route';
}

/** One fact in one system. */
export interface Tenue {
  enonce: Version | null;
  dit: VersionDite | null;
  /** Section 8: what it must be told today; null: nothing. */
  attendu: Donnees | null;
}

/** One fact, in both systems. */
export interface FaitDesSystemes {
  type: TypeFait;
  proprietaire: Partenaire | 'dude';
  /** Its key without the number of the person. */
  objet: string;
  gide: Tenue;
  parcours3: Tenue;
}

/** One member, in both systems; null where it is not. */
export interface MembreDesSystemes {
  membre: string;
  gide: unknown;
  parcours3: unknown;
  accord: boolean;
}

/** What is still to be told to a partner: something, or that something no longer holds. */
export function resteADire({ dit, attendu }: Tenue): boolean {
  const dite = enVigueur(dit);
  if (attendu === null || dite === null) return (attendu === null) !== (dite === null);
  return canoniser(attendu) !== canoniser(dite);
}

/**
 * Member by member, nested ones included: those that differ first. Two systems agree on a member when each holds what
 * it must, and neither holds another value than the other. A member that only one must hold (C3) is no difference.
 */
export function comparerLesSystemes({ gide, parcours3 }: FaitDesSystemes): MembreDesSystemes[] {
  const chez = [gide, parcours3].map((tenue) => ({
    tenu: aplatir(tenuPar(tenue)),
    attendu: enVigueur(tenue.enonce) === null ? aplatir(tenue.attendu) : null,
  }));
  const membres = new Set(chez.flatMap(({ tenu, attendu }) => [...tenu.keys(), ...(attendu?.keys() ?? [])]));
  membres.delete('demandeur');
  return [...membres]
    .map((membre) => {
      const [ici, la] = chez.map(({ tenu }) => tenu.get(membre) ?? null);
      const conformes = chez.every(
        ({ tenu, attendu }) => attendu === null || pareils(tenu.get(membre), attendu.get(membre)),
      );
      const autres = ici !== null && la !== null && !pareils(ici, la);
      return { membre, gide: ici, parcours3: la, accord: conformes && !autres };
    })
    .sort((a, b) => Number(a.accord) - Number(b.accord) || (a.membre < b.membre ? -1 : 1));
}

/** What a system holds: what it states itself, before what it was told. */
function tenuPar({ enonce, dit }: Tenue): Donnees | null {
  return enVigueur(enonce) ?? enVigueur(dit);
}

function enVigueur(version: Version | null): Donnees | null {
  return version === null || version.retire ? null : version.data;
}

function pareils(a: unknown, b: unknown): boolean {
  return JSON.stringify(a ?? null) === JSON.stringify(b ?? null);
}

/** Objects are gone into; lists are values. */
function aplatir(donnees: Donnees | null, racine = ''): Map<string, unknown> {
  return new Map(
    Object.entries(donnees ?? {}).flatMap(([nom, valeur]) =>
      typeof valeur === 'object' && valeur !== null && !Array.isArray(valeur)
        ? [...aplatir(valeur as Donnees, `${racine}${nom}/`)]
        : [[`${racine}${nom}`, valeur] as [string, unknown]],
    ),
  );
}
