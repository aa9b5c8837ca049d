import { setTimeout as attendre } from 'node:timers/promises';
import { type BackendDeFiles, type Travailleur } from './backend-de-files.js';
import { Balayage } from './balayage.js';
import { FILES, type NomFile, type Signaler } from './files.js';
import { sansRepetition } from './sans-repetition.js';
import { type SonnetteBullMq } from './sonnette.js';
import { UneALaFois } from './une-a-la-fois.js';

/** What a worker does for a queue. */
export interface Ecouteur {
  /** Keys worked on at the same time in this process; one key is never worked on twice at once here. */
  concurrence: number;
  /** Does all that waits for this key. An error leaves it to the sweep. */
  traiter(cle: string): Promise<void>;
}

interface Declaration extends Ecouteur {
  parCle: UneALaFois;
}

/** How long `fermer` lets the work under way go on before giving it up to another worker. */
const PATIENCE_MS = 20_000;
const ADIEUX_MS = 2_000;

/** The processors of a worker: one per queue, each a few lines around a use case. */
export class Ecoute {
  private readonly signaler: Signaler;
  readonly #ecouteurs = new Map<NomFile, Declaration>();
  readonly #enCours = new Set<Promise<void>>();
  readonly #aBalayer: { file: NomFile; intervalleMs: number; cles: () => Promise<string[]> }[] = [];
  #travailleurs: { file: NomFile; travailleur: Travailleur }[] = [];
  #balayages: Balayage[] = [];

  constructor(
    private readonly backend: BackendDeFiles,
    private readonly sonnette: SonnetteBullMq,
    signaler: Signaler,
  ) {
    this.signaler = sansRepetition(signaler);
  }

  /** Declares the processor of a queue, before `demarrer`. */
  ecouter(file: NomFile, ecouteur: Ecouteur): void {
    if (this.#ecouteurs.has(file)) throw new Error(`La file « ${file} » a deux écouteurs.`);
    const traiter = (cle: string): Promise<void> => ecouteur.traiter(cle);
    this.#ecouteurs.set(file, { concurrence: ecouteur.concurrence, traiter, parCle: new UneALaFois() });
  }

  /**
   * Declares a sweep: the keys with waiting work that no bell may have announced are rung, and worked on here
   * when the queue does not take the ring.
   */
  balayer(file: NomFile, intervalleMs: number, cles: () => Promise<string[]>): void {
    this.#aBalayer.push({ file, intervalleMs, cles });
  }

  /** @throws Error when a queue has no processor */
  demarrer(): void {
    const muettes = FILES.filter((file) => !this.#ecouteurs.has(file));
    if (muettes.length > 0)
      throw new Error(`Sans écouteur : ${muettes.map((file) => `« ${file} »`).join(', ')}.`);
    for (const [file, { concurrence }] of this.#ecouteurs) {
      const travailleur = this.backend.creerTravailleur(file, {
        concurrence,
        traiter: ({ cle }) => this.#traiter(file, cle),
        surEchec: (erreur) => this.signaler({ file, nature: 'travail_echoue', erreur }),
        surErreur: (erreur) => this.signaler({ file, nature: 'connexion', erreur }),
      });
      this.#travailleurs.push({ file, travailleur });
    }
    this.#balayages = this.#aBalayer.map(
      ({ file, intervalleMs, cles }) =>
        new Balayage(
          intervalleMs,
          async () => this.#annoncer(file, await cles()),
          (erreur) => this.signaler({ file, nature: 'balayage_echoue', erreur }),
        ),
    );
  }

  /** Queues to which nobody listens any more in this process. */
  get muettes(): NomFile[] {
    return this.#travailleurs.filter(({ travailleur }) => !travailleur.isRunning()).map(({ file }) => file);
  }

  /**
   * Takes no more work and waits a bounded time for what is under way. Workers whose backend is away would never
   * end by themselves: once the work has ended they have a moment, no more.
   */
  async fermer(): Promise<void> {
    const travailleurs = this.#travailleurs.map(({ travailleur }) => travailleur.close());
    const balayages = this.#balayages.map((balayage) => balayage.arreter());
    await auPlus(PATIENCE_MS, Promise.all([...balayages, ...this.#enCours]));
    await auPlus(ADIEUX_MS, Promise.all(travailleurs));
  }

  async #annoncer(file: NomFile, cles: string[]): Promise<void> {
    if (cles.length === 0 || (await this.sonnette.essayer(file, cles))) return;
    for (const cle of cles) await this.#traiter(file, cle);
  }

  async #traiter(file: NomFile, cle: string): Promise<void> {
    const ecouteur = this.#ecouteurs.get(file);
    if (!ecouteur) return;
    const travail = ecouteur.parCle.executer(cle, () => ecouteur.traiter(cle));
    const fin = travail.catch(() => undefined).finally(() => this.#enCours.delete(fin));
    this.#enCours.add(fin);
    await travail;
  }
}

async function auPlus(delaiMs: number, promesse: Promise<unknown>): Promise<void> {
  const minuteur = new AbortController();
  const borne = attendre(delaiMs, undefined, { signal: minuteur.signal }).catch(() => undefined);
  await Promise.race([promesse, borne]);
  minuteur.abort();
}
