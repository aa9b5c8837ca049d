/**
 * A reproducible source of chance, named by its parts (seed, index, subject): the same name gives the same draws on
 * every machine. sfc32 seeded by a 128-bit FNV-like mix of the name; not for secrets.
 */
export class Hasard {
  private a: number;
  private b: number;
  private c: number;
  private d: number;

  constructor(...nom: (string | number)[]) {
    [this.a, this.b, this.c, this.d] = melanger(nom.join('/'));
    for (let tour = 0; tour < 8; tour += 1) this.suivant();
  }

  /** Uniform in [0, 1). */
  reel(): number {
    return this.suivant() / 4_294_967_296;
  }

  /** Uniform whole number, both bounds included. */
  entier(minimum: number, maximum: number): number {
    return minimum + Math.floor(this.reel() * (maximum - minimum + 1));
  }

  chance(probabilite: number): boolean {
    return this.reel() < probabilite;
  }

  parmi<T>(liste: readonly T[]): T {
    const choix = liste[Math.floor(this.reel() * liste.length)];
    if (choix === undefined) throw new RangeError('rien parmi quoi choisir');
    return choix;
  }

  /** One of the names, each with its weight. */
  pondere<T extends string>(poids: Readonly<Record<T, number>>): T {
    const entrees = Object.entries(poids) as [T, number][];
    let reste = this.reel() * entrees.reduce((somme, [, valeur]) => somme + valeur, 0);
    for (const [nom, valeur] of entrees) {
      reste -= valeur;
      if (reste < 0) return nom;
    }
    return entrees[entrees.length - 1]![0];
  }

  /** The same elements in another order (Fisher-Yates). */
  melanger<T>(liste: readonly T[]): T[] {
    const copie = [...liste];
    for (let rang = copie.length - 1; rang > 0; rang -= 1) {
      const autre = this.entier(0, rang);
      [copie[rang], copie[autre]] = [copie[autre]!, copie[rang]!];
    }
    return copie;
  }

  private suivant(): number {
    const somme = (this.a + this.b + this.d) | 0;
    this.d = (this.d + 1) | 0;
    this.a = this.b ^ (this.b >>> 9);
    this.b = (this.c + (this.c << 3)) | 0;
    this.c = (((this.c << 21) | (this.c >>> 11)) + somme) | 0;
    return somme >>> 0;
  }
}

function melanger(nom: string): [number, number, number, number] {
  let h1 = 1_779_033_703;
  let h2 = 3_144_134_277;
  let h3 = 1_013_904_242;
  let h4 = 2_773_480_762;
  for (let rang = 0; rang < nom.length; rang += 1) {
    const code = nom.charCodeAt(rang);
    h1 = h2 ^ Math.imul(h1 ^ code, 597_399_067);
    h2 = h3 ^ Math.imul(h2 ^ code, 2_869_860_233);
    h3 = h4 ^ Math.imul(h3 ^ code, 951_274_213);
    h4 = h1 ^ Math.imul(h4 ^ code, 2_716_044_179);
  }
  return [h1 ^ h2 ^ h3 ^ h4, h2 ^ h1, h3 ^ h1, h4 ^ h1];
}
