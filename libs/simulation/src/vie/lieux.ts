import {
  chargerTerritoire,
  type Commune,
  type Site,
  type Structure,
  type TerritoireNational,
} from '#territory';
import { Hasard } from './hasard.js';
import type { Population } from './population.js';

/** People of the history for each structure: enough for a structure's list to be worth looking at. */
const EFFECTIF_PAR_STRUCTURE = 20;

interface Zone {
  communes: readonly Commune[];
  habitants: number;
}

export interface Lieu {
  structure: string;
  sitePoleEmploi: string;
  commune: string;
}

/** Where the population lives: real communes, in the zones of some structures drawn from all over the country. */
export class Lieux {
  private readonly structures: readonly Structure[];
  private readonly zones = new Map<string, Zone>();
  private readonly sites = new Map<string, readonly Site[]>();

  constructor(
    population: Population,
    private readonly territoire: TerritoireNational = chargerTerritoire(),
  ) {
    const nombre = Math.max(1, Math.ceil(population.effectif / EFFECTIF_PAR_STRUCTURE));
    const candidates = new Hasard(population.graine, 'structures').melanger(this.territoire.structures);
    this.structures = candidates.slice(0, nombre);
  }

  /** A structure (the same chance for each), one of its sites and one of its communes by inhabitants. */
  tirer(hasard: Hasard): Lieu {
    const { code } = hasard.parmi(this.structures);
    return {
      structure: code,
      sitePoleEmploi: hasard.parmi(this.sitesDe(code)).code,
      commune: communeParHabitants(this.zoneDe(code), hasard),
    };
  }

  /** A commune to move to, in the zone of the structure or out of it. */
  demenager(structure: string, horsZone: boolean, hasard: Hasard): string {
    if (!horsZone) return communeParHabitants(this.zoneDe(structure), hasard);
    for (;;) {
      const ailleurs = hasard.parmi(this.territoire.structures);
      const commune = communeParHabitants(this.zoneDe(ailleurs.code), hasard);
      if (this.territoire.competence(structure, commune) === false) return commune;
    }
  }

  private zoneDe(code: string): Zone {
    let zone = this.zones.get(code);
    if (zone === undefined) {
      const communes = this.territoire.communesDe(code);
      zone = { communes, habitants: communes.reduce((somme, { population }) => somme + population, 0) };
      this.zones.set(code, zone);
    }
    return zone;
  }

  /** The sites of the zone; any site for a structure without one. */
  private sitesDe(code: string): readonly Site[] {
    let sites = this.sites.get(code);
    if (sites === undefined) {
      const siens = this.territoire.sitesDe(code);
      sites = siens.length > 0 ? siens : this.territoire.sites;
      this.sites.set(code, sites);
    }
    return sites;
  }
}

function communeParHabitants({ communes, habitants }: Zone, hasard: Hasard): string {
  let reste = hasard.reel() * habitants;
  for (const { code, population } of communes) {
    reste -= population;
    if (reste < 0) return code;
  }
  return communes.at(-1)!.code;
}
