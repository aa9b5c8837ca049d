import { memesDonnees } from '#annexe7';

/** A member of an état that is not the same in two of them, by its path: `dates.sortie`. */
export interface DifferenceDeMembre {
  membre: string;
  avant: unknown;
  apres: unknown;
}

/** The members that two états, or summaries of états, do not share; an absent member is null. */
export function comparerEtats(avant: object, apres: object): DifferenceDeMembre[] {
  const anciens = membres(avant);
  const nouveaux = membres(apres);
  return [...new Set([...anciens.keys(), ...nouveaux.keys()])]
    .map((membre) => ({
      membre,
      avant: anciens.get(membre) ?? null,
      apres: nouveaux.get(membre) ?? null,
    }))
    .filter((difference) => !memesDonnees(difference.avant, difference.apres));
}

/** Members by their path; dates are members of their own. */
function membres(etat: object): Map<string, unknown> {
  const { dates, ...autres } = etat as Record<string, unknown>;
  return new Map([
    ...Object.entries(autres).filter(([membre]) => membre !== 'cotraitance'),
    ...Object.entries(dates ?? {}).map(([date, valeur]): [string, unknown] => [`dates.${date}`, valeur]),
  ]);
}
