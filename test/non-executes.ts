import { appendFileSync, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';

/**
 * Notes a suite that could not be registered because a program is missing from this machine. `npm test` lists
 * them at its end, and fails on them where everything has to be installed (CI=true).
 */
export function noterNonExecute(suite: string, manque: string): void {
  const fichier = process.env.PASSERELLE_NON_EXECUTES ?? '.tmp/non-executes.txt';
  mkdirSync(dirname(fichier), { recursive: true });
  appendFileSync(fichier, `${suite} : ${manque}\n`);
}
