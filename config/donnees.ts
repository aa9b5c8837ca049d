import { existsSync, readFileSync } from 'node:fs';

/** Reads a data file of this folder: beside this module in the sources; the build leaves data where they are. */
export function lireDonnees<T>(fichier: string): T {
  const ici = new URL(`./${fichier}`, import.meta.url);
  const url = existsSync(ici) ? ici : new URL(`../../config/${fichier}`, import.meta.url);
  return JSON.parse(readFileSync(url, 'utf8')) as T;
}
