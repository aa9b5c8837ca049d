import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DOSSIER_TERRITOIRE, racineDuProjet } from '../racine-du-projet.js';
import { construireFichiers } from './construire.js';
import { lireDecoupage } from './decoupage.js';
import { ecrireEnLignes } from './ecriture.js';

/** Run by `node dist/libs/territory/src/generation/generer.js`: rewrites config/territory/ from the npm package. */
const dossier = join(racineDuProjet(import.meta.url), DOSSIER_TERRITOIRE);
const { communes, structures, sites, objectifs } = construireFichiers(lireDecoupage());
for (const [nom, contenu] of [
  ['communes.json', communes],
  ['structures.json', structures],
  ['sites.json', sites],
  ['objectifs-2010.json', objectifs],
] as const) {
  const texte = ecrireEnLignes(contenu);
  writeFileSync(join(dossier, nom), texte);
  process.stdout.write(`${nom} : ${Buffer.byteLength(texte)} octets\n`);
}
