import { randomInt } from 'node:crypto';
import type { CompteDeDemonstration } from '#config';

const DUREE_MS = 5 * 60_000;
/** Second steps under way at once; the oldest gives way. */
const PLACES = 200;

interface Attente {
  compte: CompteDeDemonstration;
  code: string;
  expire: number;
}

/** The second step of a strong authentication: a code of six digits, for one question of one browser, used once. */
export class CodesAUsageUnique {
  readonly #attentes = new Map<string, Attente>();

  constructor(private readonly maintenant: () => number = Date.now) {}

  /** The password was right: a code is awaited for this question. */
  tirer(question: string, compte: CompteDeDemonstration): void {
    this.#attentes.delete(question);
    const [ancienne] = this.#attentes.keys();
    if (this.#attentes.size >= PLACES && ancienne !== undefined) this.#attentes.delete(ancienne);
    const code = String(randomInt(1_000_000)).padStart(6, '0');
    this.#attentes.set(question, { compte, code, expire: this.maintenant() + DUREE_MS });
  }

  /** What is awaited; undefined: nothing, or no longer. */
  attente(question: string): { compte: CompteDeDemonstration; code: string } | undefined {
    const attente = this.#attentes.get(question);
    if (attente && attente.expire > this.maintenant()) return attente;
    this.#attentes.delete(question);
    return undefined;
  }

  oublier(question: string): void {
    this.#attentes.delete(question);
  }
}
