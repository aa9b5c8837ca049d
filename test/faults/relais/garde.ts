import type { Genre, Piege, Pieges } from './pieges.js';
import type { Suite } from './relais-tcp.js';

/** Holds the bytes of one connection where a piège says: the same for a commit, a call and a ring. */
export class Garde {
  #enCours: { genre: Genre; piege: Piege | undefined } | undefined;

  constructor(
    private readonly processus: string,
    private readonly pieges: Pieges,
  ) {}

  /** Something named begins: may its bytes go on? */
  async engager(genre: Genre, octets: Buffer, contenu: () => string): Promise<Suite> {
    const piege = this.pieges.prendre(genre, this.processus, contenu);
    this.pieges.voir(genre, this.processus, 'debut');
    this.#enCours = { genre, piege };
    if (piege?.moment !== 'avant') return octets;
    const suite = (await piege.agir(this.processus)) ?? 'couper';
    return suite === 'laisser' ? octets : suite;
  }

  /** What came back: the answer to what was engaged, if anything was. */
  async repondre(octets: Buffer): Promise<Suite> {
    const enCours = this.#enCours;
    if (enCours === undefined) return octets;
    this.#enCours = undefined;
    const { genre, piege } = enCours;
    if (piege?.moment === 'pendant') {
      const suite = (await piege.agir(this.processus)) ?? 'couper';
      return suite === 'laisser' ? octets : suite;
    }
    this.pieges.voir(genre, this.processus, 'fin');
    // The answer leaves first; its reader has about as long as a signal takes.
    if (piege?.moment === 'apres') setImmediate(() => void piege.agir(this.processus));
    return octets;
  }
}
