import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { FichierCommunes, FichierObjectifs, FichierSites, FichierStructures } from './modele.js';
import { DOSSIER_TERRITOIRE, racineDuProjet } from './racine-du-projet.js';
import { TerritoireNational } from './territoire-national.js';

let charge: TerritoireNational | undefined;

/** The territory of config/territory/, read once per process. Throws when a file is missing or is not JSON. */
export function chargerTerritoire(): TerritoireNational {
  charge ??= lireTerritoire(join(racineDuProjet(import.meta.url), DOSSIER_TERRITOIRE));
  return charge;
}

/** Reads a folder of territory data; every `objectifs-<année>.json` in it is taken. */
export function lireTerritoire(dossier: string): TerritoireNational {
  const lire = (nom: string): unknown => JSON.parse(readFileSync(join(dossier, nom), 'utf8'));
  const objectifs = readdirSync(dossier).filter((nom) => /^objectifs-\d{4}\.json$/.test(nom));
  return new TerritoireNational({
    communes: lire('communes.json') as FichierCommunes,
    structures: lire('structures.json') as FichierStructures,
    sites: lire('sites.json') as FichierSites,
    objectifs: objectifs.sort().map((nom) => lire(nom) as FichierObjectifs),
  });
}
