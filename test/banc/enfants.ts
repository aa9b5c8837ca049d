import { TAS_BORNE } from '#config';
import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as attendre } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { memoireMaximale } from './processus.js';

const RACINE = fileURLToPath(new URL('../..', import.meta.url));
/** What V8 compiled once is kept: a fault starts dozens of processes again. */
const CODE_COMPILE = `${RACINE}node_modules/.cache/compile`;
const SOURCES = ['--conditions=source', '--import', './config/typescript-hooks.mjs'];

/** Where a child runs and what becomes of what it says. */
export interface CadreDEnfant {
  /** Folder that its program is relative to; by default that of the project. */
  racine?: string;
  /** Open file that gets its standard output and errors; by default errors are shown, the rest is dropped. */
  journal?: number;
  /** Address that answers 200 once it is ready, for programs that do not say so themselves. */
  sante?: string;
}

/** A process that a rig started, and will end by its id. */
export class Enfant {
  /** When it has ended, however it did. */
  readonly fin: Promise<void>;

  private constructor(
    readonly nom: string,
    private readonly processus: ChildProcess,
    readonly pret: unknown,
  ) {
    this.fin = enVie(processus) ? once(processus, 'exit').then(() => undefined) : Promise.resolve();
  }

  /**
   * Starts a compiled program (dist/…js) or one of the bench (….ts), and waits for its first message or its health.
   * @throws Error when it ends before
   */
  static async demarrer(
    nom: string,
    programme: string,
    environnement: Record<string, string> = {},
    cadre: CadreDEnfant = {},
  ): Promise<Enfant> {
    const processus = lancer(programme, environnement, cadre);
    const fin = once(processus, 'exit').then(([code]) => {
      throw new Error(`${nom} s'est arrêté avant d'être prêt (${String(code)}).`);
    });
    const { sante } = cadre;
    const pret = sante === undefined ? once(processus, 'message') : repondre(sante, processus);
    const [dit] = (await Promise.race([pret, fin])) as unknown[];
    fin.catch(() => undefined);
    return new Enfant(nom, processus, dit);
  }

  /** Runs a program to its end. @returns its exit code */
  static async executer(
    programme: string,
    environnement: Record<string, string>,
    cadre: CadreDEnfant = {},
  ): Promise<number> {
    const processus = lancer(programme, environnement, cadre);
    const [code] = (await once(processus, 'exit')) as [number | null];
    return code ?? -1;
  }

  get pid(): number {
    return this.processus.pid ?? 0;
  }

  /** Highest resident memory so far, bytes. */
  get memoire(): number {
    return memoireMaximale(this.pid);
  }

  /** Asks for something and waits for the answer. @throws Error when it ends instead */
  async demander<T>(demande: object): Promise<T> {
    const reponse = once(this.processus, 'message') as Promise<[T | { erreur: string }]>;
    this.processus.send(demande);
    const fin = this.fin.then(() => [{ erreur: 'le processus s’est arrêté' }] as const);
    const [recu] = await Promise.race([reponse, fin]);
    if (typeof recu === 'object' && recu !== null && 'erreur' in recu)
      throw new Error(`${this.nom} : ${recu.erreur}`);
    return recu;
  }

  get enVie(): boolean {
    return enVie(this.processus);
  }

  /** SIGKILL, SIGSTOP or SIGCONT, at once. */
  signaler(signal: 'SIGKILL' | 'SIGSTOP' | 'SIGCONT'): void {
    this.processus.kill(signal);
  }

  /** SIGTERM, then SIGKILL when it has not drained after `patienceMs`. */
  async arreter(patienceMs = 15_000): Promise<void> {
    if (!this.enVie) return;
    this.processus.kill('SIGTERM');
    const minuteur = setTimeout(() => this.processus.kill('SIGKILL'), patienceMs);
    await this.fin;
    clearTimeout(minuteur);
  }
}

function lancer(
  programme: string,
  environnement: Record<string, string>,
  { racine = RACINE, journal }: CadreDEnfant,
): ChildProcess {
  const { PATH = '', HOME = '', TMPDIR } = process.env;
  return fork(programme, [], {
    cwd: racine,
    // Nothing of the caller's own settings may reach what is measured.
    env: {
      PATH,
      HOME,
      NODE_COMPILE_CACHE: CODE_COMPILE,
      ...(TMPDIR ? { TMPDIR } : {}),
      ...environnement,
    },
    execArgv: programme.endsWith('.ts') ? SOURCES : [TAS_BORNE],
    stdio: ['ignore', journal ?? 'ignore', journal ?? 'inherit', 'ipc'],
  });
}

async function repondre(sante: string, processus: ChildProcess): Promise<unknown[]> {
  while (enVie(processus)) {
    const reponse = await fetch(sante).catch(() => undefined);
    // Cut while it answers: it is asked again.
    await reponse?.body?.cancel().catch(() => undefined);
    if (reponse?.ok) break;
    await attendre(30);
  }
  return [];
}

function enVie({ exitCode, signalCode }: ChildProcess): boolean {
  return exitCode === null && signalCode === null;
}

/** In a process of the bench: says that it is ready, then answers each demand with what `traiter` gives. */
export function repondreAuBanc<D>(traiter: (demande: D) => Promise<object>): void {
  process.on('message', (demande) => {
    traiter(demande as D).then(
      (reponse) => process.send?.(reponse),
      (erreur: unknown) =>
        process.send?.({ erreur: erreur instanceof Error ? erreur.stack : String(erreur) }),
    );
  });
  // At once, as SIGTERM does by itself: what it had done is kept elsewhere.
  process.on('disconnect', () => process.kill(process.pid));
  process.send?.({ pret: true });
}
