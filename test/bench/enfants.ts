import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { memoireMaximale } from './processus.js';

const RACINE = fileURLToPath(new URL('../..', import.meta.url));
const SOURCES = ['--conditions=source', '--import', './config/typescript-hooks.mjs'];

/** A process that the bench started, and will end by its id. */
export class Enfant {
  private constructor(
    readonly nom: string,
    private readonly processus: ChildProcess,
    readonly pret: unknown,
  ) {}

  /**
   * Starts a compiled program (dist/…js) or one of the bench (….ts), and waits for its first message.
   * @throws Error when it ends before
   */
  static async demarrer(
    nom: string,
    programme: string,
    environnement: Record<string, string> = {},
  ): Promise<Enfant> {
    const { PATH = '', HOME = '', TMPDIR } = process.env;
    const processus = fork(programme, [], {
      cwd: RACINE,
      // Nothing of the caller's own settings may reach what is measured.
      env: { PATH, HOME, ...(TMPDIR ? { TMPDIR } : {}), ...environnement },
      execArgv: programme.endsWith('.ts') ? SOURCES : [],
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    });
    const fin = once(processus, 'exit').then(([code]) => {
      throw new Error(`${nom} s'est arrêté avant d'être prêt (${String(code)}).`);
    });
    const [pret] = (await Promise.race([once(processus, 'message'), fin])) as unknown[];
    fin.catch(() => undefined);
    return new Enfant(nom, processus, pret);
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
    const fin = once(this.processus, 'exit').then(() => [{ erreur: 'le processus s’est arrêté' }] as const);
    const [recu] = await Promise.race([reponse, fin]);
    if (typeof recu === 'object' && recu !== null && 'erreur' in recu)
      throw new Error(`${this.nom} : ${recu.erreur}`);
    return recu;
  }

  /** SIGTERM, then SIGKILL when it has not drained after 15 s. */
  async arreter(): Promise<void> {
    if (this.processus.exitCode !== null || this.processus.signalCode !== null) return;
    const fin = once(this.processus, 'exit');
    this.processus.kill('SIGTERM');
    const minuteur = setTimeout(() => this.processus.kill('SIGKILL'), 15_000);
    await fin;
    clearTimeout(minuteur);
  }
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
  process.on('disconnect', () => process.exit());
  process.on('SIGTERM', () => process.exit());
  process.send?.({ pret: true });
}
