import { setTimeout as attendre } from 'node:timers/promises';
import { type BackendDeFiles, type FileDeTravaux } from './backend-de-files.js';
import { type NomFile, type Signaler } from './files.js';

/** Says that there is work; to be rung after the commit. Never throws, lasts at most about a second. */
export interface Sonnette {
  /**
   * @param cle the shard, or nothing
   * @returns once rung or given up; there is no need to wait for it
   */
  sonner(file: NomFile, cle?: string): Promise<void>;
}

/** How often one queue is rung at most, and how long a ring may last before it is given up, in milliseconds. */
const RYTHME = { pauseMs: 200, borneMs: 1_000 };
/** Additions that outlive their bound, per queue: beyond, rings are given up at once. */
const EN_VOL_MAX = 5;

interface Bouton {
  file: FileDeTravaux;
  cles: Set<string>;
  prevue?: Promise<boolean>;
  derniere: number;
  enVol: number;
  enPanne: boolean;
}

/**
 * The doorbell on BullMQ. Rings of one turn of the event loop become one job per key, and one queue is rung at
 * most once per pause: a job without work costs 1.3 ms on PostgreSQL. A ring asked for during the pause or
 * while another is on its way leaves after it, so that none is lost.
 */
export class SonnetteBullMq implements Sonnette {
  readonly #boutons = new Map<NomFile, Bouton>();

  constructor(
    private readonly backend: BackendDeFiles,
    private readonly signaler: Signaler,
    private readonly surPerte: (file: NomFile) => void = () => undefined,
    private readonly rythme: Readonly<typeof RYTHME> = RYTHME,
  ) {}

  async sonner(file: NomFile, cle = ''): Promise<void> {
    await this.essayer(file, [cle]);
  }

  /** @returns whether the queue has taken the ring: false leaves the work to the sweep */
  essayer(nom: NomFile, cles: readonly string[]): Promise<boolean> {
    const bouton = this.#bouton(nom);
    for (const cle of cles) bouton.cles.add(cle);
    bouton.prevue ??= this.#prevoir(nom, bouton);
    return bouton.prevue;
  }

  /** Rings what was asked for, then closes the queues. */
  async fermer(): Promise<void> {
    await Promise.all([...this.#boutons.values()].map((bouton) => bouton.prevue ?? Promise.resolve(true)));
    await Promise.all(
      [...this.#boutons.values()].map((bouton) => borner(bouton.file.close(), this.rythme.borneMs)),
    );
  }

  async #prevoir(nom: NomFile, bouton: Bouton): Promise<boolean> {
    const pause = bouton.derniere + this.rythme.pauseMs - performance.now();
    await (pause > 0 ? attendre(pause) : new Promise(setImmediate));
    const travaux = [...bouton.cles].map((cle) => ({ name: nom, data: { cle } }));
    bouton.cles.clear();
    bouton.prevue = undefined;
    bouton.derniere = performance.now();
    if (bouton.enVol >= EN_VOL_MAX) {
      this.surPerte(nom);
      return false;
    }
    bouton.enVol++;
    const ajout = bouton.file.addBulk(travaux).finally(() => bouton.enVol--);
    const erreur = await borner(ajout, this.rythme.borneMs);
    if (erreur) this.surPerte(nom);
    this.#noter(nom, bouton, erreur);
    return erreur === undefined;
  }

  /** One line when rings begin to be lost and one when they pass again, whatever the traffic. */
  #noter(file: NomFile, bouton: Bouton, erreur: Error | undefined): void {
    if (bouton.enPanne === (erreur !== undefined)) return;
    bouton.enPanne = erreur !== undefined;
    this.signaler({ file, nature: erreur ? 'sonnerie_perdue' : 'sonnerie_retablie', erreur });
  }

  #bouton(nom: NomFile): Bouton {
    const connu = this.#boutons.get(nom);
    if (connu) return connu;
    const file = this.backend.creerFile(nom);
    const bouton: Bouton = { file, cles: new Set(), derniere: -Infinity, enVol: 0, enPanne: false };
    this.#boutons.set(nom, bouton);
    return bouton;
  }
}

/** @returns the error of the promise, or that it took too long; undefined when it went well in time */
async function borner(promesse: Promise<unknown>, borneMs: number): Promise<Error | undefined> {
  const minuteur = new AbortController();
  const issue = promesse.then(
    () => undefined,
    (erreur: unknown) => (erreur instanceof Error ? erreur : new Error(String(erreur))),
  );
  const borne = attendre(borneMs, new Error('the queue did not answer in time'), {
    signal: minuteur.signal,
  });
  try {
    return await Promise.race([issue, borne.catch(() => undefined)]);
  } finally {
    minuteur.abort();
  }
}
