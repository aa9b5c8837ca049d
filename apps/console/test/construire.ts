import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const racine = new URL('../../..', import.meta.url).pathname;

export interface ConsoleConstruite {
  dossier: string;
  supprimer(): void;
}

/** The console as it is deployed, built in a folder of its own (about three seconds). */
export async function construireLaConsole(): Promise<ConsoleConstruite> {
  const dossier = mkdtempSync(join(tmpdir(), 'passerelle-console-'));
  await promisify(execFile)(
    process.execPath,
    [
      join(racine, 'node_modules/vite/bin/vite.js'),
      'build',
      'apps/console',
      '--outDir',
      dossier,
      '--logLevel',
      'warn',
    ],
    { cwd: racine, env: { ...process.env, NODE_ENV: 'production' } },
  );
  return { dossier, supprimer: () => rmSync(dossier, { recursive: true, force: true }) };
}
