import { type ChildProcess, fork } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { attendreQue } from './attendre-que.js';
import { CLES_D_ESSAI } from './cles-d-essai.js';
import { suivre } from './processus-suivis.js';

const RACINE = fileURLToPath(new URL('..', import.meta.url));

/** A gateway as a process of its own; `url` is empty when it ended instead of listening. */
export interface GatewayEnProcessus {
  enfant: ChildProcess;
  url: string;
  port: number;
  /** All that it wrote. */
  sortie(): string;
  /** Its exit code, once it has ended. */
  fin(): Promise<number | null>;
  /** Asks it to stop and waits. */
  arreter(signal?: NodeJS.Signals): Promise<number | null>;
}

export const nouveauSecret = (): string => `whsec_${randomBytes(32).toString('base64')}`;

/** Starts the gateway from its sources on a free port, with these variables and no other. */
export async function lancerGateway(env: Record<string, string>): Promise<GatewayEnProcessus> {
  let sortie = '';
  const enfant = suivre(
    fork(`${RACINE}apps/gateway/src/main.ts`, {
      cwd: RACINE,
      execArgv: ['--conditions=source', '--import', `${RACINE}config/typescript-hooks.mjs`],
      env: {
        PATH: process.env.PATH ?? '',
        PORT: '0',
        PASSERELLE_AUJOURDHUI: '2010-09-01',
        PASSERELLE_CLES_DE_CHIFFREMENT: CLES_D_ESSAI,
        ...env,
      },
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    }),
  );
  for (const flux of [enfant.stdout, enfant.stderr])
    flux?.on('data', (morceau: Buffer) => (sortie += morceau.toString()));
  const port = (): number =>
    Number(
      /"port":(\d+)/.exec(sortie.split('\n').find((ligne) => ligne.includes('à l’écoute')) ?? '')?.[1] ?? 0,
    );
  await attendreQue('the gateway listens or ends', () => port() > 0 || enfant.exitCode !== null);
  const fin = async (): Promise<number | null> => {
    if (enfant.exitCode === null && enfant.signalCode === null) await once(enfant, 'exit');
    return enfant.exitCode;
  };
  return {
    enfant,
    port: port(),
    url: port() > 0 ? `http://127.0.0.1:${port()}` : '',
    sortie: () => sortie,
    fin,
    arreter(signal = 'SIGTERM') {
      if (enfant.exitCode === null) enfant.kill(signal);
      return fin();
    },
  };
}
