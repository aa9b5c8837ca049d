import { FaitProjete, memesDonnees, Partenaire, Projections } from '#annexe7';
import { tirerId } from '#persistence';
import { Annonce } from './decision.js';
import { Dit } from './dossier-charge.js';

const PARTENAIRES: readonly Partenaire[] = ['gide', 'parcours3'];

/**
 * What must be told: the difference between a projection and what the partner was last told under each key,
 * acknowledged or on its way (H4). What must no longer be held is withdrawn: the last data plus `annule: true`.
 * A version that the partner refused is not told again until the fact changes (X6).
 */
export function annoncer(
  projections: Projections,
  dits: readonly Dit[],
  fluxActif: (partenaire: Partenaire, dit: Dit) => boolean,
  origine: { cause: string | null; correlation: string | null },
): Annonce[] {
  const annonces: Annonce[] = [];
  for (const partenaire of PARTENAIRES) {
    const projection = projections[partenaire];
    const tenus = new Map(dits.filter((dit) => dit.partenaire === partenaire).map((dit) => [dit.cle, dit]));
    for (const fait of projection.values()) {
      const tenu = tenus.get(fait.cle);
      if (!tenu || !memesDonnees(tenu.data, fait.data))
        annonces.push(versionSuivante(partenaire, fait, fait.data, tenu, origine));
    }
    for (const tenu of tenus.values()) {
      if (tenu.data.annule === true || projection.has(tenu.cle) || !fluxActif(partenaire, tenu)) continue;
      annonces.push(versionSuivante(partenaire, tenu, { ...tenu.data, annule: true }, tenu, origine));
    }
  }
  return annonces;
}

/** The next version under a key, with a new id (H4); `tenu`: what was last told under it. */
export function versionSuivante(
  partenaire: Partenaire,
  { cle, type, cotraitance }: Pick<FaitProjete, 'cle' | 'type' | 'cotraitance'>,
  data: Record<string, unknown>,
  tenu: Dit | undefined,
  origine: { cause: string | null; correlation: string | null },
): Annonce {
  return {
    id: tirerId(),
    partenaire,
    cle,
    type,
    cotraitance,
    data,
    sequence: (tenu?.sequence ?? 0) + 1,
    remplace: tenu !== undefined && tenu.acquittee < tenu.sequence,
    ...origine,
  };
}
