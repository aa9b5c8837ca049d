import { type ChildProcess, fork } from 'node:child_process';
import { closeSync, existsSync, mkdirSync, openSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as attendre } from 'node:timers/promises';
import { environnementEnfant, TAS_BORNE } from '#config';
import { aMontrer } from './ligne-a-montrer.js';
import { type Role } from './roles.js';
import { SuiviDuJournal } from './suivi-du-journal.js';

export interface Ecran {
  /** What happens to the processes, for the operator. */
  dire(texte: string): void;
}

/** Before each restart; when they are used up, it is given up. */
const PAUSES_MS: readonly number[] = [1_000, 2_000, 4_000, 8_000, 15_000, 30_000];
/** A process that has lived this long has recovered: its next fall counts as the first. */
const RETABLI_MS = 60_000;
const JOURNAL_MAX = 20 * 1024 * 1024;

/**
 * One role as a child process, in a session of its own (a Ctrl-C reaches the launcher alone) and bound to it by an
 * IPC channel: when the launcher dies, the channel closes and the child drains and ends. Its output goes straight to
 * a file, so that nothing breaks when nobody reads. Started again with growing pauses when it falls.
 */
export class Enfant {
  readonly journal: string;
  #processus: ChildProcess | null = null;
  #chutes = 0;
  #arret = false;
  #finie: Promise<void> = Promise.resolve();

  /**
   * @param surChangement told when the process number changes
   * @param surAbandon told when it falls without end
   */
  constructor(
    readonly role: Role,
    dossier: string,
    private readonly ecran: Ecran,
    private readonly surChangement: () => void,
    private readonly surAbandon: (erreur: Error) => void,
    private readonly pausesMs = PAUSES_MS,
  ) {
    mkdirSync(join(dossier, 'journaux'), { recursive: true, mode: 0o700 });
    this.journal = join(dossier, 'journaux', `${role.nom}.log`);
  }

  get pid(): number | undefined {
    return this.#processus?.pid;
  }

  /**
   * Starts it and waits until it is ready.
   * @throws Error (French) when it ends before, or is not ready in time
   */
  async demarrer(delaiMs: number): Promise<void> {
    const issue = new AbortController();
    const pret = this.#lancer((erreur) => issue.abort(erreur));
    const retard = attendre(delaiMs, undefined, { signal: issue.signal }).then(() => {
      throw new Error(
        `« ${this.role.nom} » n'est pas prêt après ${delaiMs / 1000} s (voyez ${this.journal}).`,
      );
    });
    try {
      await Promise.race([pret, retard]);
    } catch (erreur) {
      throw issue.signal.aborted ? (issue.signal.reason as Error) : erreur;
    }
    issue.abort();
    retard.catch(() => undefined);
  }

  /** Asks it to drain and waits for its end. */
  async arreter(): Promise<void> {
    this.#arret = true;
    this.#processus?.kill('SIGTERM');
    await this.#finie;
  }

  tuer(): void {
    this.#arret = true;
    this.#processus?.kill('SIGKILL');
  }

  /** @param surMort told instead of a restart as long as it was never ready */
  async #lancer(surMort: ((erreur: Error) => void) | null): Promise<void> {
    if (existsSync(this.journal) && statSync(this.journal).size > JOURNAL_MAX)
      renameSync(this.journal, `${this.journal}.1`);
    const sortie = openSync(this.journal, 'a', 0o600);
    const suivi = new SuiviDuJournal(this.journal, (ligne) => this.#montrer(ligne));
    const processus = fork(this.role.entree, [], {
      execArgv: [...process.execArgv, TAS_BORNE],
      stdio: ['ignore', sortie, sortie, 'ipc'],
      env: environnementEnfant(this.role.environnement),
      detached: true,
    });
    closeSync(sortie);
    this.#processus = processus;
    this.surChangement();
    const debut = Date.now();
    let pret = false;
    this.#finie = new Promise((finir) => {
      processus.once('error', (erreur) => this.ecran.dire(`${this.role.nom} | ${erreur.message}`));
      processus.once('exit', (code, signal) => {
        suivi.arreter();
        this.#processus = null;
        finir();
        this.surChangement();
        const chute = `« ${this.role.nom} » s'est arrêté (${signal ?? `code ${code}`})`;
        if (!pret && surMort) surMort(new Error(`${chute} au démarrage ; voyez ${this.journal}.`));
        else if (!this.#arret) void this.#relancer(chute, Date.now() - debut);
      });
    });
    await (this.role.sante === undefined ? parole(processus) : this.#repond(this.role.sante, processus));
    pret = true;
  }

  async #relancer(chute: string, vieMs: number): Promise<void> {
    this.#chutes = vieMs > RETABLI_MS ? 1 : this.#chutes + 1;
    const pause = this.pausesMs[this.#chutes - 1];
    if (pause === undefined) {
      this.surAbandon(new Error(`${chute} ${this.#chutes} fois de suite ; voyez ${this.journal}.`));
      return;
    }
    this.ecran.dire(`${chute} ; relancé dans ${pause / 1000} s.`);
    await attendre(pause);
    if (!this.#arret) void this.#lancer(null);
  }

  async #repond(sante: string, processus: ChildProcess): Promise<void> {
    while (processus.exitCode === null && processus.signalCode === null) {
      const reponse = await fetch(sante, { signal: AbortSignal.timeout(3_000) }).catch(() => null);
      await reponse?.body?.cancel();
      if (reponse?.ok) return;
      await attendre(100);
    }
    await new Promise(() => undefined);
  }

  #montrer(ligne: string): void {
    const texte = aMontrer(ligne);
    if (texte !== null && !this.#arret) this.ecran.dire(`${this.role.nom} | ${texte}`);
  }
}

/** A role without a port says itself that it is ready. */
async function parole(processus: ChildProcess): Promise<void> {
  await new Promise<void>((resolve) => processus.once('message', () => resolve()));
}
