/** Steps of a lot, in their order; `valider` is the commit. */
export type EtapeDuLot = 'prendre' | 'charger' | 'decider' | 'ecrire' | 'valider';

/** Seconds by step; a transaction that ran twice counts twice. */
export type Durees = Partial<Record<EtapeDuLot, number>>;

/** How long each step of a lot takes: real time, for measures only, never for what is decided. */
export class Chronometre {
  readonly durees: Durees = {};
  #depuis = performance.now();

  /** The step that has just ended. */
  noter(etape: EtapeDuLot): void {
    const maintenant = performance.now();
    this.durees[etape] = (this.durees[etape] ?? 0) + (maintenant - this.#depuis) / 1_000;
    this.#depuis = maintenant;
  }
}
