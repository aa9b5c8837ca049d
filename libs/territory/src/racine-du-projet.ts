import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Where the data stand, from the root of the project. */
export const DOSSIER_TERRITOIRE = join('config', 'territory');

/** The folder whose package.json is named `passerelle`, above a module: the same from the sources and from dist/. */
export function racineDuProjet(module: string): string {
  for (let dossier = dirname(fileURLToPath(module)); ; dossier = dirname(dossier)) {
    const manifeste = join(dossier, 'package.json');
    if (existsSync(manifeste)) {
      const { name } = JSON.parse(readFileSync(manifeste, 'utf8')) as { name?: string };
      if (name === 'passerelle') return dossier;
    }
    if (dossier === dirname(dossier)) throw new Error(`Racine du projet introuvable depuis ${module}`);
  }
}
