/** Bounded concurrency: at most `nombre` works at a time, the others wait in order of arrival. */
export class Places {
  #libres: number;
  readonly #attente: (() => void)[] = [];

  constructor(nombre: number) {
    this.#libres = nombre;
  }

  async occuper<T>(travail: () => Promise<T>): Promise<T> {
    if (this.#libres > 0) this.#libres -= 1;
    else await new Promise<void>((resoudre) => this.#attente.push(resoudre));
    try {
      return await travail();
    } finally {
      // The place passes straight to the next in line, or becomes free.
      const suivant = this.#attente.shift();
      if (suivant === undefined) this.#libres += 1;
      else suivant();
    }
  }
}
