import type { Reglages } from '#annexe7';
import type { Sql } from '#persistence';
import type { ZoneDeCompetence } from '#territory';
import {
  type ActivationFlux,
  type ActivationsFlux,
  ReglesEnVigueur,
  type TerritoireNomme,
} from '../regles-en-vigueur.js';

/** Territory data whose zones may be replaced (E5). */
export type TerritoireAuxZones = TerritoireNomme & {
  avecZones(zones: ReadonlyMap<string, ZoneDeCompetence>): TerritoireNomme;
};

/** What a deployment brings: the choices of annexe 7, the territory, and the flux as they are first recorded. */
export interface SocleDesRegles {
  reglages: Reglages;
  territoire: TerritoireAuxZones;
  activations: ActivationsFlux;
}

/** E5. The zone of a structure from a day on. */
export interface ZoneDatee {
  structure: string;
  epci: string[];
  communes: string[];
  depuis: string;
}

/** What the database adds, in the order in which it was written. */
export interface ContenuDesRegles {
  flux: ActivationFlux[];
  zones: ZoneDatee[];
}

/** One revision, read whole in one statement. */
export async function lireContenu(sql: Sql): Promise<ContenuDesRegles & { revision: number }> {
  const [lu] = await sql<ContenuDesRegles & { revision: number }>(
    `SELECT revision,
            (SELECT coalesce(json_agg(json_strip_nulls(json_build_object('vers', vers, 'type', type, 'structure', structure, 'depuis', depuis)) ORDER BY id), '[]'::json)
             FROM activations_flux) AS flux,
            (SELECT coalesce(json_agg(json_build_object('structure', structure, 'epci', epci, 'communes', communes, 'depuis', depuis) ORDER BY id), '[]'::json)
             FROM zones_competence) AS zones
     FROM revisions_regles`,
  );
  if (!lu) throw new Error('the revision of the rules is missing: has the schema been migrated?');
  return lu;
}

/** The rules of a revision: what the deployment brings, under what the database has recorded (H6, E5). */
export function composerRegles(
  { reglages, territoire, activations }: SocleDesRegles,
  { flux, zones }: ContenuDesRegles,
): ReglesEnVigueur {
  const territoires = new Map<string, TerritoireNomme>();
  const territoireAu = (jour: string): TerritoireNomme => {
    const enVigueur = zonesAu(zones, jour);
    if (enVigueur.size === 0) return territoire;
    // One territory for the days between two changes.
    const nom = JSON.stringify([...enVigueur]);
    const connu = territoires.get(nom) ?? territoire.avecZones(enVigueur);
    territoires.set(nom, connu);
    return connu;
  };
  const parJour = new Map<string, TerritoireNomme>();
  return new ReglesEnVigueur(
    reglages,
    territoire,
    // Recorded once, from the deployment: from then on the database alone decides.
    { parDefaut: activations.parDefaut, flux: flux.length > 0 ? flux : activations.flux },
    zones.length === 0
      ? undefined
      : (jour) => {
          const connu = parJour.get(jour) ?? territoireAu(jour);
          parJour.set(jour, connu);
          return connu;
        },
  );
}

/** E5. The zones that replace those of the territory data on a day: of the latest date, the last written. */
export function zonesAu(zones: readonly ZoneDatee[], jour: string): Map<string, ZoneDeCompetence> {
  const retenues = new Map<string, ZoneDatee>();
  for (const zone of zones) {
    const retenue = retenues.get(zone.structure);
    if (zone.depuis <= jour && (retenue === undefined || retenue.depuis <= zone.depuis))
      retenues.set(zone.structure, zone);
  }
  return new Map(
    [...retenues.values()]
      .sort((a, b) => (a.structure < b.structure ? -1 : 1))
      .map(({ structure, epci, communes }) => [
        structure,
        { epci, ...(communes.length > 0 ? { communesSansEpci: communes } : {}) },
      ]),
  );
}
