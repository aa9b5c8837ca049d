import { createHash, timingSafeEqual } from 'node:crypto';
import type { CompteDeDemonstration } from '#config';
import type { VerrouDesEssais } from './verrou-des-essais.js';

export type Identification =
  | { issue: 'reconnu'; compte: CompteDeDemonstration }
  | { issue: 'refuse' }
  | { issue: 'bloque'; jusqua: Date };

/** Who gives an identifier and the password of the demonstration. Unknown and wrong are answered alike. */
export class Identifier {
  readonly #empreinte: Buffer;

  constructor(
    private readonly comptes: readonly CompteDeDemonstration[],
    motDePasse: string,
    private readonly verrou: VerrouDesEssais,
  ) {
    // Drawn by a machine: a plain digest is as good as a slow one.
    this.#empreinte = empreinteDe(motDePasse);
  }

  execute(identifiant: string, motDePasse: string): Identification {
    const bloque = this.verrou.blocage(identifiant);
    if (bloque) return { issue: 'bloque', jusqua: bloque };
    const compte = this.comptes.find((un) => un.identifiant === identifiant);
    const juste = timingSafeEqual(empreinteDe(motDePasse), this.#empreinte);
    if (compte && juste) return { issue: 'reconnu', compte };
    const jusqua = this.verrou.noterEchec(identifiant);
    return jusqua ? { issue: 'bloque', jusqua } : { issue: 'refuse' };
  }
}

/** As it is compared: people write it with capitals and spaces around. */
export function normaliserIdentifiant(saisi: string): string {
  return saisi.normalize('NFC').trim().toLowerCase();
}

function empreinteDe(texte: string): Buffer {
  return createHash('sha256').update(texte).digest();
}
