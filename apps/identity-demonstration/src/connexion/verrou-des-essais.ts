import { createHmac, randomBytes } from 'node:crypto';

/** Wrong passwords, or wrong codes, in a row that lock an identifier. */
const ESSAIS = 5;
const DUREE_MS = 15 * 60_000;
/** Identifiers that nobody has share so many places: what is remembered does not grow with what is typed. */
const CASES = 1_024;

interface Case {
  echecs: number;
  dernier: number;
  /** Instant until which nothing is looked at; 0: not locked. */
  jusqua: number;
}

/**
 * Locks an identifier for 15 minutes after five wrong passwords (check 12). One that nobody has is counted and locked
 * like the others, so that a lock says nothing of who exists. Nothing tried during a lock is looked at or lengthens it.
 */
export class VerrouDesEssais {
  readonly #cases = new Map<string, Case>();
  readonly #sel = randomBytes(32);

  /**
   * @param connus identifiers that exist: each has a place of its own, that no other can fill
   * @param maintenant milliseconds since 1970
   */
  constructor(
    private readonly connus: ReadonlySet<string>,
    private readonly maintenant: () => number = Date.now,
  ) {}

  /** Until when it is locked; null: it is not. */
  blocage(identifiant: string): Date | null {
    const jusqua = this.#cases.get(this.#place(identifiant))?.jusqua ?? 0;
    return jusqua > this.maintenant() ? new Date(jusqua) : null;
  }

  /** @returns until when it is locked from now on; null: it is not yet */
  noterEchec(identifiant: string): Date | null {
    const place = this.#place(identifiant);
    const instant = this.maintenant();
    const avant = this.#cases.get(place);
    const suite = avant !== undefined && avant.jusqua === 0 && instant - avant.dernier < DUREE_MS;
    const echecs = suite ? avant.echecs + 1 : 1;
    const jusqua = echecs >= ESSAIS ? instant + DUREE_MS : 0;
    this.#cases.set(place, { echecs, dernier: instant, jusqua });
    return jusqua === 0 ? null : new Date(jusqua);
  }

  /** Signed in, whole: what failed before is forgotten. */
  noterReussite(identifiant: string): void {
    this.#cases.delete(this.#place(identifiant));
  }

  /** Never more than what exists and CASES together. */
  get taille(): number {
    return this.#cases.size;
  }

  #place(identifiant: string): string {
    if (this.connus.has(identifiant)) return identifiant;
    const empreinte = createHmac('sha256', this.#sel).update(identifiant).digest();
    return `#${empreinte.readUInt32BE(0) % CASES}`;
  }
}
