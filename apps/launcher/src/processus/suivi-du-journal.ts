import { closeSync, fstatSync, openSync, readSync } from 'node:fs';

/** Reads what a file receives from now on and gives its whole lines. */
export class SuiviDuJournal {
  readonly #descripteur: number;
  readonly #minuterie: NodeJS.Timeout;
  #position: number;
  #reste = '';

  constructor(
    fichier: string,
    private readonly surLigne: (ligne: string) => void,
    cadenceMs = 250,
  ) {
    this.#descripteur = openSync(fichier, 'r');
    this.#position = fstatSync(this.#descripteur).size;
    this.#minuterie = setInterval(() => this.#lire(), cadenceMs).unref();
  }

  /** Gives what is left, then lets go of the file. */
  arreter(): void {
    clearInterval(this.#minuterie);
    this.#lire();
    if (this.#reste) this.surLigne(this.#reste);
    closeSync(this.#descripteur);
  }

  #lire(): void {
    const taille = fstatSync(this.#descripteur).size;
    if (taille <= this.#position) return;
    const tampon = Buffer.alloc(taille - this.#position);
    this.#position += readSync(this.#descripteur, tampon, 0, tampon.length, this.#position);
    const lignes = (this.#reste + tampon.toString('utf8')).split('\n');
    this.#reste = lignes.pop() ?? '';
    lignes.forEach(this.surLigne);
  }
}
