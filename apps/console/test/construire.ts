import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, globSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';

const racine = new URL('../../..', import.meta.url).pathname;
const gardees = join(racine, 'node_modules/.cache/console');
const SOURCES = ['package-lock.json', 'apps/console/{index.html,vite.config.mjs}', 'apps/console/src/**/*.*'];

/** The console as it is deployed; built once for the sources as they are (about three seconds). @returns its folder */
export async function construireLaConsole(): Promise<string> {
  const empreinte = createHash('sha256');
  for (const fichier of globSync(SOURCES, { cwd: racine }).sort())
    empreinte.update(`${fichier}\0`).update(readFileSync(join(racine, fichier)));
  const dossier = join(gardees, empreinte.digest('hex').slice(0, 16));
  if (existsSync(dossier)) return dossier;
  mkdirSync(gardees, { recursive: true });
  const fait = mkdtempSync(`${dossier}-`);
  await promisify(execFile)(
    process.execPath,
    [
      join(racine, 'node_modules/vite/bin/vite.js'),
      'build',
      'apps/console',
      '--outDir',
      fait,
      '--logLevel',
      'warn',
    ],
    { cwd: racine, env: { ...process.env, NODE_ENV: 'production' } },
  );
  // Another test file may have built the same meanwhile: either will do.
  try {
    renameSync(fait, dossier);
  } catch (erreur) {
    const { code } = erreur as NodeJS.ErrnoException;
    if (code !== 'ENOTEMPTY' && code !== 'EEXIST') throw erreur;
    rmSync(fait, { recursive: true });
  }
  return dossier;
}
