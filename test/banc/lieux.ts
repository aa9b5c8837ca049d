import { chargerTerritoire, type TerritoireNational } from '#territory';
import type { Lieu } from './personne.js';

/** Structures of the country with the sites and communes of their zone. */
export function lieuxDuBanc(territoire: TerritoireNational = chargerTerritoire()): Lieu[] {
  return territoire.structures
    .map(({ code }) => ({
      structure: code,
      sites: territoire.sitesDe(code).map((site) => site.code),
      communes: territoire.communesDe(code).map((commune) => commune.code),
    }))
    .filter(({ sites, communes }) => sites.length > 0 && communes.length > 0);
}
