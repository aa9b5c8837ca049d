import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Enfant } from '../banc/enfants.js';

const RACINE = fileURLToPath(new URL('../..', import.meta.url));

/** The product compiled as it is deployed, in a folder of its own: nobody's build changes it while it runs. */
export interface Construction {
  dossier: string;
  programme: (app: string) => string;
  supprimer: () => void;
}

/** These sources are no product: somebody stopped half-way when they were kept. */
export class NeCompilePas extends Error {}

/**
 * @param revision the product as git has it; absent: the sources as they are
 * @throws NeCompilePas
 */
export function construire(revision?: string): Construction {
  const dossier = mkdtempSync(join(tmpdir(), 'passerelle-fautes-produit-'));
  const supprimer = (): void => rmSync(dossier, { recursive: true, force: true });
  const sources = revision === undefined ? RACINE : join(dossier, 'sources');
  try {
    if (revision !== undefined) extraire(revision, sources);
    const compiler = ['apps', 'libs', 'config', '-d', join(dossier, 'dist')];
    const { status, stderr } = spawnSync(
      join(RACINE, 'node_modules/.bin/swc'),
      [...compiler, '--config-file', 'config/swc.json', '--quiet'],
      { cwd: sources, encoding: 'utf8' },
    );
    if (status !== 0) throw new NeCompilePas(`The product does not compile: ${stderr.slice(-2_000)}`);
    cpSync(join(sources, 'package.json'), join(dossier, 'package.json'));
    cpSync(join(sources, 'config'), join(dossier, 'config'), { recursive: true });
    symlinkSync(join(RACINE, 'node_modules'), join(dossier, 'node_modules'));
    mkdirSync(join(dossier, 'journaux'));
  } catch (erreur) {
    supprimer();
    throw erreur;
  }
  return { dossier, programme, supprimer };
}

function programme(app: string): string {
  return `dist/apps/${app}/src/main.js`;
}

function extraire(revision: string, vers: string): void {
  mkdirSync(vers);
  const archive = spawnSync('git', ['archive', revision, 'apps', 'libs', 'config', 'package.json'], {
    cwd: RACINE,
    maxBuffer: 512 * 1024 * 1024,
  });
  const { status } = spawnSync('tar', ['-x', '-C', vers], { input: archive.stdout });
  if (archive.status !== 0 || status !== 0)
    throw new Error(`Git has no ${revision}: ${archive.stderr.toString()}`);
}

/** Runs the migrations of this product. @throws Error when they fail */
export async function migrer({ dossier, programme }: Construction, base: string): Promise<void> {
  const code = await Enfant.executer(programme('migration'), { DATABASE_URL: base }, { racine: dossier });
  if (code !== 0) throw new Error(`Les migrations ont échoué (${code}).`);
}
