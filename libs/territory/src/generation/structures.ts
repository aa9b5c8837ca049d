import type { Structure } from '../modele.js';
import type { CommuneSource, Decoupage } from './decoupage.js';
import { REGIONS_2010 } from './regions-2010.js';
import type { Zone } from './zones.js';

/** Number of PAIO among the structures: 66 at the end of 2007 (CNML); the zones with fewest inhabitants take the name. */
const NOMBRE_DE_PAIO = 66;

/** The structures that share a zone, and what each counts for when an objective is split. */
export interface StructureSituee {
  readonly structure: Structure;
  readonly zone: Zone;
  /** Inhabitants of the zone divided by the structures that share it. */
  readonly poids: number;
}

/** The structures of the zones, sorted by code. */
export function nommerStructures(zones: readonly Zone[], decoupage: Decoupage): StructureSituee[] {
  const regions = new Map(REGIONS_2010.flatMap((r) => r.departements.map((d) => [d, r.code])));
  const situees = zones.flatMap((zone) => {
    const nombre = [...zone.sieges.values()].reduce((a, b) => a + b, 0);
    return [...zone.sieges].flatMap(([siege, n]) =>
      Array.from({ length: n }, (_, rang) => ({
        zone,
        siege,
        rang,
        seule: n === 1,
        code: `${siege}S${String(rang).padStart(2, '0')}`,
        poids: zone.population / nombre,
      })),
    );
  });
  const paio = new Set(
    [...situees]
      .sort((a, b) => a.poids - b.poids || (a.code < b.code ? -1 : 1))
      .slice(0, NOMBRE_DE_PAIO)
      .map((s) => s.code),
  );
  return situees
    .sort((a, b) => (a.code < b.code ? -1 : 1))
    .map(({ zone, siege, rang, seule, code, poids }) => {
      const commune = decoupage.communes.get(siege);
      const region = regions.get(zone.departement);
      if (!commune || !region) throw new Error(`Siège hors des régions de 2010 : ${siege}`);
      const iles = zone.communesSansEpci.map((c) => c.code);
      const structure: Structure = {
        code,
        nom: `${paio.has(code) ? 'PAIO' : 'Mission locale'} ${deCommune(commune)}${seule ? '' : ` ${rang + 1}`}`,
        nature: paio.has(code) ? 'paio' : 'mission_locale',
        region,
        departement: zone.departement,
        communeSiege: siege,
        epci: zone.epci.map((e) => e.code).sort(),
        ...(iles.length > 0 ? { communesSansEpci: iles } : {}),
      };
      return { structure, zone, poids };
    });
}

/** « de Lyon », « d'Angers », « du Mans », « des Abymes », « de La Rochelle ». */
function deCommune({ nom, typeLiaison }: CommuneSource): string {
  if (typeLiaison === 1) return `d'${nom}`;
  if (typeLiaison === 2 && nom.startsWith('Le ')) return `du ${nom.slice(3)}`;
  if (typeLiaison === 4 && nom.startsWith('Les ')) return `des ${nom.slice(4)}`;
  return `de ${nom}`;
}
