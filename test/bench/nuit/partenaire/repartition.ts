import { seauDe } from '#annexe7';
import { SEAUX } from '#contract';
import { identiteDuRang } from '../identites.js';

/** Who is in which bucket (X4.3), in four bytes a person. */
export class Repartition {
  readonly #rangs: Uint32Array;
  readonly #debuts = new Uint32Array(SEAUX + 1);
  readonly #seaux: Uint16Array;

  constructor(readonly effectif: number) {
    this.#rangs = new Uint32Array(effectif);
    this.#seaux = new Uint16Array(effectif);
    for (let rang = 0; rang < effectif; rang += 1) {
      const seau = seauDe(identiteDuRang(rang).demandeur);
      this.#seaux[rang] = seau;
      this.#debuts[seau + 1]! += 1;
    }
    for (let seau = 0; seau < SEAUX; seau += 1) this.#debuts[seau + 1]! += this.#debuts[seau]!;
    const places = this.#debuts.slice();
    for (let rang = 0; rang < effectif; rang += 1) this.#rangs[places[this.#seaux[rang]!]!++] = rang;
  }

  seauDuRang(rang: number): number {
    return this.#seaux[rang] ?? 0;
  }

  rangsDuSeau(seau: number): Uint32Array {
    return this.#rangs.subarray(this.#debuts[seau], this.#debuts[seau + 1]);
  }
}
