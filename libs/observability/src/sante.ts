import { setTimeout as attendre } from 'node:timers/promises';

/** Why a process is not ready: a code, a sentence for the operator, and the class of the error if there is one. */
export interface Manque {
  code: string;
  detail: string;
  faille?: string;
}

export type EtatDeSante = { pret: true } | ({ pret: false } & Manque);

/** One thing that must hold for the process to be of use. */
export interface Controle {
  /** Null: it holds. */
  verifier(): Promise<Manque | null>;
  /** What is said when it throws, or does not answer in time. */
  sansReponse(erreur?: unknown): Manque;
}

/** Longest time that an answer takes (X5.6). */
const DELAI_MS = 2_000;

/**
 * The truth about readiness (X5.6). Everything is checked at once and for a bounded time: a frozen server shows as
 * absent, never as a hang. A check that is still waiting is not started again: frozen servers do not gather callers.
 */
export class Sante {
  readonly #enCours = new Map<Controle, Promise<Manque | null>>();
  #arret = false;

  constructor(
    private readonly controles: readonly Controle[],
    private readonly delaiMs = DELAI_MS,
  ) {}

  get enArret(): boolean {
    return this.#arret;
  }

  /** From now on, no new work should be sent here. */
  annoncerArret(): void {
    this.#arret = true;
  }

  async lire(): Promise<EtatDeSante> {
    if (this.#arret) return { pret: false, code: 'ARRET_EN_COURS', detail: 'Le processus s’arrête.' };
    const manques = await Promise.all(this.controles.map((controle) => this.#borner(controle)));
    const manque = manques.find((un) => un !== null);
    return manque ? { pret: false, ...manque } : { pret: true };
  }

  async #borner(controle: Controle): Promise<Manque | null> {
    const minuteur = new AbortController();
    const retard = attendre(this.delaiMs, controle.sansReponse(), { signal: minuteur.signal }).catch(
      () => null,
    );
    const issue = await Promise.race([this.#verifier(controle), retard]);
    minuteur.abort();
    return issue;
  }

  #verifier(controle: Controle): Promise<Manque | null> {
    const deja = this.#enCours.get(controle);
    if (deja) return deja;
    const essai = Promise.resolve()
      .then(() => controle.verifier())
      .catch((erreur: unknown) => controle.sansReponse(erreur))
      .finally(() => this.#enCours.delete(controle));
    this.#enCours.set(controle, essai);
    return essai;
  }
}
