import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { construireLaConsole } from './construire.js';

interface Morceau {
  file: string;
  isEntry?: boolean;
  imports?: string[];
  dynamicImports?: string[];
}

const LIMITE_KO = 200;

let dossier: string;
let manifeste: Record<string, Morceau>;
beforeAll(async () => {
  dossier = await construireLaConsole();
  manifeste = JSON.parse(readFileSync(join(dossier, 'manifest.json'), 'utf8')) as typeof manifeste;
});

/** The script of a chunk and of what it cannot do without. */
function scripts(nom: string, vus = new Set<string>()): Set<string> {
  const morceau = manifeste[nom];
  if (!morceau || vus.has(morceau.file)) return vus;
  vus.add(morceau.file);
  for (const autre of morceau.imports ?? []) scripts(autre, vus);
  return vus;
}

const koCompresses = (fichiers: Iterable<string>): number =>
  [...fichiers].reduce(
    (somme, fichier) => somme + gzipSync(readFileSync(join(dossier, fichier))).length / 1_024,
    0,
  );

describe('what the console weighs', () => {
  it(`is under ${LIMITE_KO} kB of compressed script for each screen opened first`, () => {
    const entree = Object.keys(manifeste).find((nom) => manifeste[nom]?.isEntry);
    // Those that an address opens: what a screen asks for afterwards (a chart that is looked at) is not of the first.
    const ecrans = (manifeste[entree ?? '']?.dynamicImports ?? []).filter((nom) =>
      nom.startsWith('src/ecrans/'),
    );
    expect(ecrans.length).toBeGreaterThan(5);
    for (const ecran of ecrans)
      expect([
        ecran,
        koCompresses(new Set([...scripts(entree ?? ''), ...scripts(ecran)])) < LIMITE_KO,
      ]).toEqual([ecran, true]);
  });

  it('has nothing inline: no script, no style, no handler in the page', () => {
    const page = readFileSync(join(dossier, 'index.html'), 'utf8');
    expect(page).not.toMatch(/<style|\sstyle=|\son\w+=|javascript:/i);
    expect([...page.matchAll(/<script(?![^>]*\ssrc=)/g)]).toEqual([]);
  });

  it('names every script and style after its content', () => {
    for (const nom of readdirSync(join(dossier, 'assets'))) expect(nom).toMatch(/-[\w-]{8}\.(js|css|svg)$/);
  });
});
