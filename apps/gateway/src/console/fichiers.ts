import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';

/** A file of the console, as it is and as browsers take it. */
export interface FichierServi {
  type: string;
  contenu: Buffer;
  /** Absent where compressing gains nothing. */
  gzip?: Buffer;
}

const TYPES: Readonly<Record<string, string>> = {
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
  svg: 'image/svg+xml',
  woff2: 'font/woff2',
  html: 'text/html; charset=utf-8',
};
const NOM_HACHE = /^[\w-]+(\.[\w-]+)*\.(js|css|svg|woff2)$/;
const PEU = 1_024;

/** Where `npm run build` leaves the console: the same folder seen from the sources and from what was built. */
export function dossierDeLaConsole(): string {
  const depuis = (chemin: string): string => fileURLToPath(new URL(chemin, import.meta.url));
  const construit = depuis('../../../../console');
  return existsSync(join(construit, 'index.html')) ? construit : depuis('../../../../dist/console');
}

/** The files of the built console, each read and compressed once. A name of another form is no file. */
export class FichiersDeLaConsole {
  readonly #lus = new Map<string, FichierServi | undefined>();

  constructor(private readonly dossier = dossierDeLaConsole()) {}

  /** The page; undefined when the console has not been built. */
  page(): FichierServi | undefined {
    return this.#lire('index.html');
  }

  /** A file whose name holds its content. */
  ressource(nom: string): FichierServi | undefined {
    return NOM_HACHE.test(nom) ? this.#lire(join('assets', nom)) : undefined;
  }

  #lire(chemin: string): FichierServi | undefined {
    const connu = this.#lus.get(chemin);
    if (connu) return connu;
    const fichier = join(this.dossier, chemin);
    if (!existsSync(fichier)) return undefined;
    const contenu = readFileSync(fichier);
    const type = TYPES[chemin.slice(chemin.lastIndexOf('.') + 1)] ?? 'application/octet-stream';
    const lu = { type, contenu, ...(contenu.length < PEU ? {} : { gzip: gzipSync(contenu) }) };
    this.#lus.set(chemin, lu);
    return lu;
  }
}
