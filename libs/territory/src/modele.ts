/** Shapes of the territory data, as committed under config/territory/ and as served by `TerritoireNational`. */

/** Region as it was in 2010, with its INSEE code of the time. */
export interface Region {
  readonly code: string;
  readonly nom: string;
  readonly departements: readonly string[];
}

export type NatureStructure = 'mission_locale' | 'paio';

/** What a structure is competent for (E5). */
export interface ZoneDeCompetence {
  /** SIREN of the EPCI (EPT in the Grand Paris) whose communes make up the zone de compétence. */
  readonly epci: readonly string[];
  /** Communes of the zone that belong to no EPCI (four islands); absent elsewhere. */
  readonly communesSansEpci?: readonly string[];
}

/** A mission locale or PAIO, with its zone de compétence. */
export interface Structure extends ZoneDeCompetence {
  /** `^(\d{5}|2[AB]\d{3})S\d{2}$`: the INSEE code of the seat, then its rank among the structures of that commune. */
  readonly code: string;
  readonly nom: string;
  readonly nature: NatureStructure;
  /** INSEE code of the region of 2010. */
  readonly region: string;
  readonly departement: string;
  readonly communeSiege: string;
}

export interface Site {
  /** SAFIR-like, five digits as text: leading zeros count. */
  readonly code: string;
  readonly nom: string;
  readonly commune: string;
}

export interface Commune {
  readonly code: string;
  readonly nom: string;
  /** Population municipale, inhabitants. */
  readonly population: number;
}

export type TypeEpci = 'CA' | 'CC' | 'CU' | 'METRO' | 'MET69' | 'EPT';

export interface Epci {
  /** SIREN. */
  readonly code: string;
  readonly nom: string;
  readonly type: TypeEpci;
}

/** Objectives of one year: entries in cotraitance to be counted (J1). */
export interface Objectifs {
  readonly annee: number;
  readonly total: number;
  /** By INSEE code of the region of 2010. */
  readonly regions: ReadonlyMap<string, number>;
  /** By structure code. */
  readonly structures: ReadonlyMap<string, number>;
}

/** Where the data come from. */
export interface Provenance {
  readonly paquet: string;
  readonly version: string;
  readonly licence: string;
}

/** communes.json. A list of communes is one text, `code:population:nom` joined by `;`, to load fast. */
export interface FichierCommunes {
  readonly provenance: Provenance;
  readonly epci: readonly (Epci & { readonly communes: string })[];
  readonly sansEpci: string;
  /** Known communes that no structure of 2010 covers: Mayotte and the collectivités d'outre-mer. */
  readonly horsZone: string;
  /** Former communes and arrondissements municipaux: `code:present commune` joined by `;`. */
  readonly rattachements: string;
}

/** structures.json */
export interface FichierStructures {
  readonly provenance: Provenance;
  readonly regions: readonly Region[];
  readonly structures: readonly Structure[];
}

/** sites.json */
export interface FichierSites {
  readonly provenance: Provenance;
  readonly sites: readonly Site[];
}

/** objectifs-2010.json */
export interface FichierObjectifs {
  readonly annee: number;
  readonly source: string;
  readonly methode: string;
  readonly total: number;
  readonly regions: readonly { readonly code: string; readonly libelle: string; readonly objectif: number }[];
  readonly structures: Readonly<Record<string, number>>;
}
