import { setTimeout as attendre } from 'node:timers/promises';
import { Enfant, type Ecran } from './enfant.js';
import { type Role } from './roles.js';

/** Requests, jobs and lots under way are given this long; the roles bound themselves below it. */
const DELAI_ARRET_MS = 25_000;
const DELAI_DEMARRAGE_MS = 60_000;

export interface OptionsEquipe {
  dossier: string;
  ecran: Ecran;
  /** Told the process numbers whenever they change. */
  surProcessus(pids: number[]): void;
  /** A role falls without end: everything has to stop. */
  surAbandon(erreur: Error): void;
}

/** All the roles that the launcher runs. */
export class Equipe {
  readonly #enfants: Enfant[];

  constructor(
    roles: readonly Role[],
    private readonly options: OptionsEquipe,
  ) {
    const changement = (): void => options.surProcessus(this.#enfants.flatMap(({ pid }) => pid ?? []));
    this.#enfants = roles.map(
      (role) =>
        new Enfant(role, options.dossier, options.ecran, changement, (erreur) => options.surAbandon(erreur)),
    );
  }

  /** @throws Error (French) when one of them does not start */
  async demarrer(): Promise<void> {
    await Promise.all(this.#enfants.map((enfant) => enfant.demarrer(DELAI_DEMARRAGE_MS)));
  }

  /** Drains and ends all of them; those that do not end in time are killed, and named. */
  async arreter(): Promise<void> {
    const fin = Promise.all(this.#enfants.map((enfant) => enfant.arreter()));
    const minuteur = new AbortController();
    const retard = attendre(DELAI_ARRET_MS, 'retard', { signal: minuteur.signal }).catch(() => undefined);
    if ((await Promise.race([fin, retard])) === 'retard') {
      const restants = this.#enfants.filter(({ pid }) => pid !== undefined).map(({ role }) => role.nom);
      this.options.ecran.dire(`Arrêt forcé après ${DELAI_ARRET_MS / 1000} s : ${restants.join(', ')}.`);
      this.tuer();
      await fin;
    }
    minuteur.abort();
  }

  tuer(): void {
    for (const enfant of this.#enfants) enfant.tuer();
  }
}
