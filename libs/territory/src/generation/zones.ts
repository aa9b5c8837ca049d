import type { CommuneSource, Decoupage, EpciSource } from './decoupage.js';
import { D_HONDT, SAINTE_LAGUE, repartirParDiviseurs } from './repartition.js';

/** A commune seats at most so many structures: Paris and Marseille would take a dozen by population alone. */
const STRUCTURES_PAR_COMMUNE = 5;
/** An EPCI hosts one structure, and another for each such number of inhabitants: only the large ones are shared. */
const HABITANTS_PAR_STRUCTURE = 120_000;

/** The islands without EPCI, and the EPCI on the mainland whose structure receives their young people. */
const ILES_SANS_EPCI: ReadonlyMap<string, string> = new Map([
  ['22016', '200067981'], // Île-de-Bréhat: Guingamp-Paimpol, where its ferry lands
  ['29083', '242900629'], // Île-de-Sein: Cap Sizun - Pointe du Raz (Audierne)
  ['29155', '242900074'], // Ouessant: Pays d'Iroise (Le Conquet)
  ['85113', '248500258'], // L'Île-d'Yeu: Océan Marais de Monts (Fromentine, in La Barre-de-Monts)
]);

/** A zone de compétence and the seats of the structures that share it. */
export interface Zone {
  readonly departement: string;
  /** The first is the pole; the others were attached to it. */
  readonly epci: readonly EpciSource[];
  readonly communesSansEpci: readonly CommuneSource[];
  /** Seat commune → number of structures there. */
  readonly sieges: ReadonlyMap<string, number>;
  readonly population: number;
}

/** Cuts the country into zones that hold `total` structures: every EPCI in exactly one zone, at least one structure per département. */
export function tracerZones(decoupage: Decoupage, total: number): Zone[] {
  const parDepartement = Map.groupBy(decoupage.epci, (e) => e.departement);
  const sieges = repartirParDiviseurs(
    new Map([...parDepartement].map(([code, epci]) => [code, population(epci)])),
    total,
    {
      diviseur: SAINTE_LAGUE,
      minimum: 1,
      plafond: (code) => (parDepartement.get(code) ?? []).reduce((n, e) => n + placesDans(e), 0),
    },
  );
  const codesIles = new Set(ILES_SANS_EPCI.keys());
  const oubliee = decoupage.sansEpci.find((c) => !codesIles.has(c.code));
  if (oubliee) throw new Error(`Commune sans EPCI à rattacher : ${oubliee.code} ${oubliee.nom}`);
  return [...parDepartement]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([code, epci]) => zonesDuDepartement(epci, sieges.get(code) ?? 0, decoupage.sansEpci));
}

/** Poles by Sainte-Laguë on population; each other EPCI joins the pole it is closest to, the closest first. */
function zonesDuDepartement(
  epci: readonly EpciSource[],
  structures: number,
  sansEpci: readonly CommuneSource[],
): Zone[] {
  const parCode = new Map(epci.map((e) => [e.code, e]));
  const nombres = repartirParDiviseurs(new Map(epci.map((e) => [e.code, e.population])), structures, {
    diviseur: SAINTE_LAGUE,
    plafond: (code) => {
      const e = parCode.get(code);
      return e ? placesDans(e) : 0;
    },
  });
  const groupes = epci.filter((e) => (nombres.get(e.code) ?? 0) > 0).map((pole) => [pole]);
  let isoles = epci.filter((e) => (nombres.get(e.code) ?? 0) === 0);
  while (isoles.length > 0) {
    const [choix] = isoles
      .flatMap((e) => groupes.map((groupe) => ({ e, groupe, affinite: affinite(e, groupe) })))
      .sort((a, b) => b.affinite - a.affinite || population(a.groupe) - population(b.groupe));
    if (!choix) throw new Error('Département sans structure');
    choix.groupe.push(choix.e);
    isoles = isoles.filter((e) => e !== choix.e);
  }
  return groupes.map((groupe) => zone(groupe, nombres, sansEpci));
}

function zone(
  groupe: readonly EpciSource[],
  nombres: ReadonlyMap<string, number>,
  sansEpci: readonly CommuneSource[],
): Zone {
  const [pole] = groupe;
  if (!pole) throw new Error('Zone sans EPCI');
  const codes = new Set(groupe.map((e) => e.code));
  const iles = sansEpci.filter((c) => codes.has(ILES_SANS_EPCI.get(c.code) ?? ''));
  const sieges = repartirParDiviseurs(
    new Map(communesDuSiege(pole).map((c) => [c.code, c.population])),
    nombres.get(pole.code) ?? 0,
    { diviseur: D_HONDT, plafond: () => STRUCTURES_PAR_COMMUNE },
  );
  return {
    departement: pole.departement,
    epci: groupe,
    communesSansEpci: iles,
    sieges: new Map([...sieges].filter(([, n]) => n > 0)),
    population: population(groupe) + iles.reduce((somme, c) => somme + c.population, 0),
  };
}

/**
 * How near an EPCI is to a group, the package having no map: shared post codes (neighbouring communes are often
 * served together) and the share of inhabitants in the same arrondissements.
 */
function affinite(epci: EpciSource, groupe: readonly EpciSource[]): number {
  const communes = groupe.flatMap((e) => e.communes);
  const postaux = new Set(communes.flatMap((c) => c.codesPostaux));
  const partages = new Set(epci.communes.flatMap((c) => c.codesPostaux).filter((code) => postaux.has(code)));
  const ici = partsParArrondissement(epci.communes);
  const la = partsParArrondissement(communes);
  const communs = [...ici].reduce((somme, [code, part]) => somme + Math.min(part, la.get(code) ?? 0), 0);
  return partages.size + 5 * communs;
}

function partsParArrondissement(communes: readonly CommuneSource[]): Map<string, number> {
  const total = communes.reduce((somme, c) => somme + c.population, 0);
  const parts = new Map<string, number>();
  for (const c of communes) {
    const code = c.arrondissement ?? '';
    parts.set(code, (parts.get(code) ?? 0) + c.population / total);
  }
  return parts;
}

/** A structure sits in its own département, even when its EPCI reaches beyond. */
function communesDuSiege(epci: EpciSource): CommuneSource[] {
  return epci.communes.filter((c) => c.departement === epci.departement);
}

const placesDans = (epci: EpciSource): number =>
  Math.min(
    STRUCTURES_PAR_COMMUNE * communesDuSiege(epci).length,
    Math.max(1, Math.floor(epci.population / HABITANTS_PAR_STRUCTURE)),
  );
const population = (epci: readonly EpciSource[]): number =>
  epci.reduce((somme, e) => somme + e.population, 0);
