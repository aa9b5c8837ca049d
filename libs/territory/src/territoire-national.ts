import { createHash } from 'node:crypto';
import type { Territoire } from '#annexe7';
import { indexerCommunes, lireCommunes } from './lecture-communes.js';
import type {
  Commune,
  Epci,
  FichierCommunes,
  FichierObjectifs,
  FichierSites,
  FichierStructures,
  Objectifs,
  Region,
  Site,
  Structure,
  ZoneDeCompetence,
} from './modele.js';

/** The four files of config/territory/, parsed. */
export interface DonneesTerritoire {
  readonly communes: FichierCommunes;
  readonly structures: FichierStructures;
  readonly sites: FichierSites;
  readonly objectifs: readonly FichierObjectifs[];
}

/** Structures, zones de compétence, sites and objectives of the country (E5, F14, J1). Immutable once built. */
export class TerritoireNational implements Territoire {
  readonly structures: readonly Structure[];
  readonly sites: readonly Site[];
  readonly regions: readonly Region[];

  private readonly parCode: ReadonlyMap<string, Structure>;
  private readonly sitesParCode: ReadonlyMap<string, Site>;
  private readonly zones: ReadonlyMap<string, ReadonlySet<string>>;
  private readonly couvertures: ReadonlyMap<string, string | null>;
  private readonly listes: ReadonlyMap<string, FichierCommunes['epci'][number]>;
  private readonly objectifsParAnnee: ReadonlyMap<number, Objectifs>;
  private empreinteCalculee: string | undefined;

  constructor(private readonly donnees: DonneesTerritoire) {
    this.structures = donnees.structures.structures;
    this.sites = donnees.sites.sites;
    this.regions = donnees.structures.regions;
    this.parCode = new Map(this.structures.map((s) => [s.code, s]));
    this.sitesParCode = new Map(this.sites.map((s) => [s.code, s]));
    this.zones = new Map(
      this.structures.map((s) => [s.code, new Set([...s.epci, ...(s.communesSansEpci ?? [])])]),
    );
    this.couvertures = indexerCommunes(donnees.communes);
    this.listes = new Map(donnees.communes.epci.map((e) => [e.code, e]));
    this.objectifsParAnnee = new Map(
      donnees.objectifs.map((fichier) => [fichier.annee, objectifsDe(fichier)]),
    );
  }

  /** The same country with other zones de compétence for some structures; unknown structures are left out. [E5] */
  avecZones(zones: ReadonlyMap<string, ZoneDeCompetence>): TerritoireNational {
    const structures = this.structures.map(({ epci, communesSansEpci, ...structure }) => ({
      ...structure,
      ...(zones.get(structure.code) ?? { epci, ...(communesSansEpci ? { communesSansEpci } : {}) }),
    }));
    return new TerritoireNational({
      ...this.donnees,
      structures: { ...this.donnees.structures, structures },
    });
  }

  /** What of a zone the territory data do not know: EPCI, and communes that are not in the zones by themselves. [E5] */
  inconnusDe({ epci, communesSansEpci = [] }: ZoneDeCompetence): string[] {
    return [
      ...epci.filter((code) => !this.listes.has(code)),
      ...communesSansEpci.filter((code) => this.couvertures.get(code) !== code),
    ];
  }

  /** F14 */
  structureConnue(structure: string): boolean {
    return this.parCode.has(structure);
  }

  /** F14 */
  siteConnu(site: string): boolean {
    return this.sitesParCode.has(site);
  }

  /** A commune of today, of before a merger that left it a délégué, or an arrondissement municipal. */
  communeConnue(commune: string): boolean {
    return this.couvertures.has(commune);
  }

  /** Whether the commune lies in the zone de compétence; undefined when the structure or the commune is unknown. [E5] */
  competence(structure: string, commune: string): boolean | undefined {
    const zone = this.zones.get(structure);
    const couverture = this.couvertures.get(commune);
    if (zone === undefined || couverture === undefined) return undefined;
    return couverture !== null && zone.has(couverture);
  }

  structure(code: string): Structure | undefined {
    return this.parCode.get(code);
  }

  site(code: string): Site | undefined {
    return this.sitesParCode.get(code);
  }

  /** INSEE code of the region of 2010; undefined when the structure is unknown. */
  regionDe(structure: string): string | undefined {
    return this.parCode.get(structure)?.region;
  }

  /** The structures competent for a commune, none or several; sorted by code. */
  structuresPour(commune: string): Structure[] {
    return this.structures.filter((s) => this.competence(s.code, commune) === true);
  }

  /** The sites Pôle emploi in the zone of a structure; structures that share a zone share its sites. */
  sitesDe(structure: string): Site[] {
    return this.sites.filter((site) => this.competence(structure, site.commune) === true);
  }

  /** The present communes of the zone, with names and inhabitants; empty when the structure is unknown. */
  communesDe(structure: string): Commune[] {
    const { epci = [], communesSansEpci = [] } = this.parCode.get(structure) ?? {};
    const isolees = new Set(communesSansEpci);
    return [
      ...epci.flatMap((code) => lireCommunes(this.listes.get(code)?.communes ?? '')),
      ...lireCommunes(this.donnees.communes.sansEpci).filter((c) => isolees.has(c.code)),
    ];
  }

  /** The EPCI of the country that make up the zones, without their communes. */
  epci(): Epci[] {
    return this.donnees.communes.epci.map(({ code, nom, type }) => ({ code, nom, type }));
  }

  /** Objectives of a year by region and by structure; undefined for a year without any. [J1] */
  objectifs(annee: number): Objectifs | undefined {
    return this.objectifsParAnnee.get(annee);
  }

  /**
   * SHA-256 (hex) of what the rules depend on: structures and their zones, sites, communes. Names, inhabitants and
   * objectives are left out: changing them changes no état, so no dossier has to be computed again.
   */
  empreinte(): string {
    this.empreinteCalculee ??= createHash('sha256')
      .update(
        JSON.stringify([
          this.structures.map((s) => [s.code, s.epci, s.communesSansEpci ?? []]),
          this.sites.map((s) => s.code),
          [...this.couvertures],
        ]),
      )
      .digest('hex');
    return this.empreinteCalculee;
  }
}

function objectifsDe(fichier: FichierObjectifs): Objectifs {
  return {
    annee: fichier.annee,
    total: fichier.total,
    regions: new Map(fichier.regions.map((r) => [r.code, r.objectif])),
    structures: new Map(Object.entries(fichier.structures)),
  };
}
