import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as attendre } from 'node:timers/promises';
import { identifier, type IdentiteProcessus, vit } from './identite-processus.js';

interface ContenuDuVerrou {
  lanceur: IdentiteProcessus;
  enfants: IdentiteProcessus[];
  arret: boolean;
}

/** How long we wait for another run to end. */
const PATIENCE = {
  /** It works: its npm may just have been killed and it is about to notice. */
  enMarcheMs: 5_000,
  /** It drains, or its launcher is dead. */
  arretMs: 30_000,
};

/**
 * One launcher at a time on a data folder: a file that names it and its children, so that the next one waits for
 * those that a SIGKILL left to end by themselves.
 */
export class Verrou {
  #contenu: ContenuDuVerrou = { lanceur: identifier(process.pid), enfants: [], arret: false };

  private constructor(private readonly fichier: string) {}

  /**
   * @param surAttente told once, in French, whom we wait for
   * @throws Error (French) when another run goes on with these data
   */
  static async prendre(
    dossier: string,
    surAttente: (texte: string) => void,
    signal?: AbortSignal,
    patience = PATIENCE,
  ): Promise<Verrou> {
    const fichier = join(dossier, 'lanceur.json');
    const verrou = new Verrou(fichier);
    const debut = Date.now();
    for (let tours = 0; ; tours++) {
      if (verrou.#creer()) return verrou;
      const autre = lire(fichier);
      const vivants = autre ? [autre.lanceur, ...autre.enfants].filter(vit).map(({ pid }) => pid) : [];
      if (vivants.length === 0) {
        rmSync(fichier, { force: true });
        continue;
      }
      const enMarche = autre !== null && !autre.arret && vit(autre.lanceur);
      if (tours === 0) {
        const quoi = enMarche
          ? 'Une passerelle tourne sur ces données'
          : 'Une passerelle précédente se termine';
        surAttente(`${quoi} (processus ${vivants.join(', ')}) : attente de sa fin…`);
      }
      if (Date.now() - debut > (enMarche ? patience.enMarcheMs : patience.arretMs)) {
        throw new Error(
          `Une passerelle tourne déjà sur ${dossier} (processus ${vivants.join(', ')}). ` +
            `Arrêtez-la (Ctrl-C, ou kill ${vivants[0]}), ou indiquez un autre dossier dans PASSERELLE_DATA_DIR.`,
        );
      }
      await attendre(100, undefined, { signal });
    }
  }

  noterEnfants(pids: readonly number[]): void {
    this.#contenu = { ...this.#contenu, enfants: pids.map(identifier) };
    this.#ecrire();
  }

  annoncerArret(): void {
    this.#contenu = { ...this.#contenu, arret: true };
    this.#ecrire();
  }

  rendre(): void {
    rmSync(this.fichier, { force: true });
  }

  #creer(): boolean {
    try {
      writeFileSync(this.fichier, JSON.stringify(this.#contenu), { flag: 'wx', mode: 0o600 });
      return true;
    } catch (erreur) {
      if ((erreur as NodeJS.ErrnoException).code === 'EEXIST') return false;
      throw erreur;
    }
  }

  /** Whole or not at all: a kill leaves the former content. */
  #ecrire(): void {
    const brouillon = `${this.fichier}.nouveau`;
    writeFileSync(brouillon, JSON.stringify(this.#contenu), { mode: 0o600 });
    renameSync(brouillon, this.fichier);
  }
}

/** Null when it is missing, or was cut by a kill while it was first written. */
function lire(fichier: string): ContenuDuVerrou | null {
  try {
    return JSON.parse(readFileSync(fichier, 'utf8')) as ContenuDuVerrou;
  } catch {
    return null;
  }
}
