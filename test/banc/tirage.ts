/** Draws that are the same at each run for the same seed (mulberry32): every contender gets the same day. */
export class Tirage {
  constructor(private graine: number) {}

  /** A number of [0, 1[. */
  unite(): number {
    this.graine = (this.graine + 0x6d2b79f5) | 0;
    let t = Math.imul(this.graine ^ (this.graine >>> 15), 1 | this.graine);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  }

  /** A whole number of [0, borne[. */
  entier(borne: number): number {
    return Math.floor(this.unite() * borne);
  }

  parmi<T>(choix: readonly T[]): T {
    return choix[this.entier(choix.length)] as T;
  }

  chance(part: number): boolean {
    return this.unite() < part;
  }

  melanger<T>(liste: readonly T[]): T[] {
    const melangee = [...liste];
    for (let i = melangee.length - 1; i > 0; i -= 1) {
      const j = this.entier(i + 1);
      [melangee[i], melangee[j]] = [melangee[j] as T, melangee[i] as T];
    }
    return melangee;
  }
}
