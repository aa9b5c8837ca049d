import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Provenance, TypeEpci } from '../modele.js';
import { REGIONS_2010 } from './regions-2010.js';

const PAQUET = '@etalab/decoupage-administratif';

/** A present-day commune, as much of it as the generation uses. */
export interface CommuneSource {
  readonly code: string;
  readonly nom: string;
  /** INSEE « type de liaison » (TNCC): how the name takes its article. */
  readonly typeLiaison: number;
  readonly departement: string;
  readonly arrondissement?: string;
  readonly codesPostaux: readonly string[];
  readonly population: number;
}

/** An EPCI à fiscalité propre, an EPT, or what the EPT leave of the Métropole du Grand Paris: a brick of zones. */
export interface EpciSource {
  readonly code: string;
  readonly nom: string;
  readonly type: TypeEpci;
  /** The département where most of its inhabitants live. */
  readonly departement: string;
  readonly communes: readonly CommuneSource[];
  readonly population: number;
}

/** What the package knows, sorted by code. */
export interface Decoupage {
  readonly provenance: Provenance;
  readonly communes: ReadonlyMap<string, CommuneSource>;
  readonly epci: readonly EpciSource[];
  readonly sansEpci: readonly CommuneSource[];
  readonly horsZone: readonly CommuneSource[];
  /** Former commune or arrondissement municipal → present commune. */
  readonly rattachements: readonly (readonly [string, string])[];
}

interface LigneCommune extends Partial<CommuneSource> {
  readonly code: string;
  readonly nom: string;
  readonly type: 'commune-actuelle' | 'commune-deleguee' | 'commune-associee' | 'arrondissement-municipal';
  readonly chefLieu?: string;
  readonly commune?: string;
}

interface LigneEpci {
  readonly code: string;
  readonly nom: string;
  readonly type: TypeEpci;
  readonly membres: readonly { readonly code: string }[];
}

const parCode = <T extends { readonly code: string }>(a: T, b: T): number => (a.code < b.code ? -1 : 1);

/** Reads the package in node_modules. Throws when it names an EPCI member that is no present commune. */
export function lireDecoupage(): Decoupage {
  const resoudre = createRequire(import.meta.url);
  const lire = (fichier: string): unknown =>
    JSON.parse(readFileSync(resoudre.resolve(`${PAQUET}/${fichier}`), 'utf8'));
  const { version } = lire('package.json') as { version: string };
  const lignes = lire('data/communes.json') as LigneCommune[];
  const communes = new Map(
    lignes
      .filter((l) => l.type === 'commune-actuelle')
      .sort(parCode)
      .map((l) => [l.code, communeDepuis(l)]),
  );
  const epci = detacherLesEpt(
    lire('data/epci.json') as LigneEpci[],
    lire('data/ept.json') as LigneEpci[],
  ).map((ligne) => epciDepuis(ligne, communes));

  const departementsCouverts = new Set(REGIONS_2010.flatMap((r) => r.departements));
  const couverts = epci.filter((e) => departementsCouverts.has(e.departement)).sort(parCode);
  const dansUnEpci = new Set(couverts.flatMap((e) => e.communes.map((c) => c.code)));
  const restantes = [...communes.values()].filter((c) => !dansUnEpci.has(c.code));
  return {
    provenance: {
      paquet: PAQUET,
      version,
      licence: 'Licence Ouverte (Etalab)',
    },
    communes,
    epci: couverts,
    sansEpci: restantes.filter((c) => departementsCouverts.has(c.departement)),
    horsZone: restantes.filter((c) => !departementsCouverts.has(c.departement)),
    rattachements: rattachements(lignes, communes),
  };
}

function communeDepuis(l: LigneCommune): CommuneSource {
  return {
    code: l.code,
    nom: l.nom,
    typeLiaison: l.typeLiaison ?? 0,
    departement: l.departement ?? l.code.slice(0, 3),
    arrondissement: l.arrondissement,
    codesPostaux: l.codesPostaux ?? [],
    population: l.population ?? 0,
  };
}

/** An EPT is by law an EPCI within the Métropole du Grand Paris; the métropole keeps the communes without EPT: Paris. */
function detacherLesEpt(epci: readonly LigneEpci[], ept: readonly LigneEpci[]): LigneEpci[] {
  const dansUnEpt = new Set(ept.flatMap((e) => e.membres.map((m) => m.code)));
  return [...epci.map((e) => ({ ...e, membres: e.membres.filter((m) => !dansUnEpt.has(m.code)) })), ...ept];
}

function epciDepuis(ligne: LigneEpci, communes: ReadonlyMap<string, CommuneSource>): EpciSource {
  const membres = ligne.membres
    .map(({ code }) => {
      const commune = communes.get(code);
      if (!commune) throw new Error(`${ligne.nom} : ${code} n'est pas une commune actuelle`);
      return commune;
    })
    .sort(parCode);
  const parDepartement = new Map<string, number>();
  for (const c of membres) {
    parDepartement.set(c.departement, (parDepartement.get(c.departement) ?? 0) + c.population);
  }
  const [principal] = [...parDepartement].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));
  if (!principal) throw new Error(`${ligne.nom} n'a aucune commune`);
  return {
    code: ligne.code,
    nom: ligne.nom,
    type: ligne.type,
    departement: principal[0],
    communes: membres,
    population: membres.reduce((somme, c) => somme + c.population, 0),
  };
}

/** The INSEE codes of 2010 that survive as délégué, associé or arrondissement municipal, and where they are today. */
function rattachements(
  lignes: readonly LigneCommune[],
  communes: ReadonlyMap<string, CommuneSource>,
): (readonly [string, string])[] {
  const actuelles = new Map<string, string>();
  for (const l of lignes) {
    const actuelle = l.chefLieu ?? l.commune;
    if (!communes.has(l.code) && actuelle !== undefined) actuelles.set(l.code, actuelle);
  }
  return [...actuelles].sort(([a], [b]) => (a < b ? -1 : 1));
}
