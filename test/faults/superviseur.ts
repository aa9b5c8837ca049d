import { closeSync, openSync, readFileSync } from 'node:fs';
import { setTimeout as attendre } from 'node:timers/promises';
import { type CadreDEnfant, Enfant } from '../banc/enfants.js';
import { memoireResidente } from '../banc/processus.js';

/** A place where a process of the product runs; whoever ends it, another takes the place. */
export interface Poste {
  nom: string;
  programme: string;
  environnement: Record<string, string>;
  racine: string;
  /** File of its logs, which a new process continues. */
  journal: string;
  sante?: string;
}

/** Between the end of a process and the start of the next, as supervisors do. */
const PAUSE_MS = 200;
const APRES_UN_ECHEC_MS = 1_000;

/** Keeps one process alive in its place, and ends it by its id. */
export class Superviseur {
  #enfant: Enfant | undefined;
  #arret = false;
  #boucle: Promise<void> | undefined;
  #attendu = false;
  /** Times that another process took the place. */
  relances = 0;
  /** Ends that nobody asked for. */
  chutes = 0;
  /** Highest resident memory of any process of this place, and that of the first measure; bytes. */
  memoire = { premiere: 0, maximum: 0 };

  constructor(readonly poste: Poste) {}

  /** Whether a process is there and has said that it is ready. */
  get pret(): boolean {
    return this.#enfant?.enVie ?? false;
  }

  /** Resolves once the first process is ready. */
  async demarrer(): Promise<void> {
    this.#arret = false;
    try {
      await this.#lancer();
    } catch (cause) {
      const dit = readFileSync(this.poste.journal, 'utf8').trim().split('\n').slice(-12).join('\n');
      throw new Error(`${this.poste.nom} ne démarre pas (${String(cause)}) : ${dit}`, { cause });
    }
    this.#boucle = this.#veiller();
  }

  tuer(): void {
    this.#attendu = true;
    this.#enfant?.signaler('SIGKILL');
  }

  geler(): void {
    this.#enfant?.signaler('SIGSTOP');
  }

  degeler(): void {
    this.#enfant?.signaler('SIGCONT');
  }

  mesurer(): void {
    const octets = this.#enfant?.enVie ? memoireResidente(this.#enfant.pid) : 0;
    if (octets === 0) return;
    if (this.memoire.premiere === 0) this.memoire.premiere = octets;
    this.memoire.maximum = Math.max(this.memoire.maximum, octets);
  }

  /** SIGTERM; once it has drained, another takes its place under these changes. Resolves when that one is ready. */
  async remplacer(
    changements: Partial<Pick<Poste, 'racine' | 'programme' | 'environnement'>> = {},
  ): Promise<void> {
    Object.assign(this.poste, changements);
    this.#attendu = true;
    await this.#enfant?.arreter(30_000);
    while (!this.pret) await attendre(50);
  }

  async arreter(): Promise<void> {
    this.#arret = true;
    this.degeler();
    await this.#enfant?.arreter(30_000);
    await this.#boucle;
    // One may have been starting.
    await this.#enfant?.arreter(30_000);
  }

  async #veiller(): Promise<void> {
    while (!this.#arret) {
      await this.#enfant?.fin;
      if (this.#arret) return;
      if (!this.#attendu) this.chutes += 1;
      this.#attendu = false;
      this.relances += 1;
      await attendre(PAUSE_MS);
      while (!this.#arret) {
        try {
          await this.#lancer();
          break;
        } catch {
          // It could not start, its database being away for instance: again a little later.
          await attendre(APRES_UN_ECHEC_MS);
        }
      }
    }
  }

  async #lancer(): Promise<void> {
    const { nom, programme, environnement, racine, sante } = this.poste;
    const journal = openSync(this.poste.journal, 'a');
    const cadre: CadreDEnfant = { racine, journal, ...(sante === undefined ? {} : { sante }) };
    try {
      this.#enfant = await Enfant.demarrer(nom, programme, environnement, cadre);
    } finally {
      closeSync(journal);
    }
  }
}
