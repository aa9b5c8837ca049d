import type { FichierCommunes, FichierObjectifs, FichierSites, FichierStructures } from '../modele.js';
import type { CommuneSource, Decoupage } from './decoupage.js';
import { OBJECTIF_NATIONAL_2010, REGIONS_2010 } from './regions-2010.js';
import { repartirAuPlusFortReste } from './repartition.js';
import { implanterSites } from './sites.js';
import { nommerStructures, type StructureSituee } from './structures.js';
import { tracerZones } from './zones.js';

const NOMBRE_DE_STRUCTURES = 484;

export interface Fichiers {
  readonly communes: FichierCommunes;
  readonly structures: FichierStructures;
  readonly sites: FichierSites;
  readonly objectifs: FichierObjectifs;
}

/** Everything under config/territory/, from the découpage alone: same package, same bytes. */
export function construireFichiers(decoupage: Decoupage): Fichiers {
  const { provenance } = decoupage;
  const zones = tracerZones(decoupage, NOMBRE_DE_STRUCTURES);
  const situees = nommerStructures(zones, decoupage);
  return {
    communes: {
      provenance,
      epci: decoupage.epci.map(({ code, nom, type, communes }) => ({
        code,
        nom,
        type,
        communes: enTexte(communes),
      })),
      sansEpci: enTexte(decoupage.sansEpci),
      horsZone: enTexte(decoupage.horsZone),
      rattachements: decoupage.rattachements.map((paire) => paire.join(':')).join(';'),
    },
    structures: {
      provenance,
      regions: REGIONS_2010.map(({ code, nom, departements }) => ({ code, nom, departements })),
      structures: situees.map((s) => s.structure),
    },
    sites: { provenance, sites: implanterSites(zones, decoupage) },
    objectifs: objectifs2010(situees),
  };
}

function objectifs2010(situees: readonly StructureSituee[]): FichierObjectifs {
  const parts = REGIONS_2010.flatMap(({ code, objectif2010 }) => {
    const locales = situees.filter((s) => s.structure.region === code);
    return [
      ...repartirAuPlusFortReste(new Map(locales.map((s) => [s.structure.code, s.poids])), objectif2010),
    ];
  });
  return {
    annee: 2010,
    source: 'Accord-cadre du 26 janvier 2010, annexe 4 « Répartition par région des suivis en cotraitance »',
    methode:
      'Régions : chiffres du texte. Structures : objectif de la région réparti au plus fort reste selon la population de la zone.',
    total: OBJECTIF_NATIONAL_2010,
    regions: REGIONS_2010.map(({ code, libelle, objectif2010 }) => ({
      code,
      libelle,
      objectif: objectif2010,
    })),
    structures: Object.fromEntries(parts.sort(([a], [b]) => (a < b ? -1 : 1))),
  };
}

function enTexte(communes: readonly CommuneSource[]): string {
  return communes
    .map(({ code, population, nom }) => {
      if (/[:;]/.test(nom)) throw new Error(`Séparateur dans un nom de commune : ${nom}`);
      return `${code}:${population}:${nom}`;
    })
    .join(';');
}
