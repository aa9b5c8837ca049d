import { empreinteDeCle, memesEmpreintes } from './cle-api.js';
import { DROITS } from './droits.js';
import type { Identite } from './identite.js';

const LONGUEUR_MINIMALE = 32;

/** PASSERELLE_BOOTSTRAP_KEY (X5): every right from the first start, without any row in the database. */
export class CleDeDemarrage {
  readonly #empreinte: Buffer;

  private constructor(cle: string) {
    this.#empreinte = empreinteDeCle(cle);
  }

  /** @throws when shorter than 32 characters: the start is refused (X5). The value is never quoted. */
  static lire(cle: string): CleDeDemarrage {
    if (cle.length < LONGUEUR_MINIMALE) {
      throw new Error(`PASSERELLE_BOOTSTRAP_KEY doit compter au moins ${LONGUEUR_MINIMALE} caractères.`);
    }
    return new CleDeDemarrage(cle);
  }

  /** Compares digests, in constant time whatever the length of what is presented. */
  reconnait(cle: string): boolean {
    return memesEmpreintes(empreinteDeCle(cle), this.#empreinte);
  }

  readonly identite: Identite = {
    acteur: 'cle-de-demarrage',
    libelle: 'Clé de démarrage',
    role: 'administrateur',
    portee: { type: 'nationale' },
    tousDroits: true,
    droits: DROITS,
  };
}
