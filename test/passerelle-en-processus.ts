import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { Simulateur } from '#simulation';
import { creerSimulateurGide } from '../apps/simulator-gide/src/index.js';
import { creerSimulateurParcours3 } from '../apps/simulator-parcours3/src/index.js';
import { attendreQue } from './attendre-que.js';
import { type BaseDEssai, creerBase } from './base-de-donnees.js';
import { CLES_D_ESSAI } from './cles-d-essai.js';
import { lancerGateway } from './gateway-en-processus.js';
import { suivre } from './processus-suivis.js';

const RACINE = fileURLToPath(new URL('..', import.meta.url));
const CLE = 'cle-de-demarrage-des-processus-0123456789';

/** A role as a process of its own: where it is reached, and all that it wrote. */
export interface RoleEnProcessus {
  url: string;
  sortie(): string;
  arreter(): Promise<number | null>;
}

/** Gateway, worker and scheduler as they are deployed, each a process, between two partners of this one. */
export interface PasserelleEnProcessus {
  base: BaseDEssai;
  cle: string;
  gide: Simulateur;
  parcours3: Simulateur;
  gateway: RoleEnProcessus;
  worker: RoleEnProcessus;
  scheduler: RoleEnProcessus;
  /** The lines of a role's log so far, read. */
  lignes(role: 'gateway' | 'worker' | 'scheduler'): Record<string, unknown>[];
  fermer(): Promise<void>;
}

export interface OptionsEnProcessus {
  /** More variables, for the three. */
  env?: Record<string, string>;
  /** Database as the processes reach it, when it is not straight. */
  baseUrl?: (directe: string) => string | Promise<string>;
}

/** @param options.env for instance REDIS_URL, OTEL_EXPORTER_OTLP_ENDPOINT */
export async function lancerPasserelle(options: OptionsEnProcessus = {}): Promise<PasserelleEnProcessus> {
  const base = await creerBase();
  const aujourdhui = '2010-09-01';
  const sansVie = { aujourdhui, effectif: 0, webhooks: { actifs: false } };
  const gide = await creerSimulateurGide(sansVie);
  const parcours3 = await creerSimulateurParcours3(sansVie);
  const env = {
    LOG_LEVEL: 'debug',
    PASSERELLE_CLES_DE_CHIFFREMENT: CLES_D_ESSAI,
    DATABASE_URL: (await options.baseUrl?.(base.url)) ?? base.url,
    PASSERELLE_PORT_OBSERVATION: '0',
    PASSERELLE_AUJOURDHUI: aujourdhui,
    PASSERELLE_BOOTSTRAP_KEY: CLE,
    WEBHOOK_SECRET_GIDE: gide.secretWebhook,
    WEBHOOK_SECRET_PARCOURS3: parcours3.secretWebhook,
    ...variablesDe('GIDE', gide),
    ...variablesDe('PARCOURS3', parcours3),
    ...options.env,
  };
  const gateway = await lancerGateway(env);
  const [worker, scheduler] = await Promise.all([lancerRole('worker', env), lancerRole('scheduler', env)]);
  const roles = { gateway, worker, scheduler };
  return {
    base,
    cle: CLE,
    gide,
    parcours3,
    ...roles,
    lignes: (role) => lireLignes(roles[role].sortie()),
    async fermer() {
      await Promise.all([gateway.arreter(), worker.arreter(), scheduler.arreter()]);
      await gide.fermer();
      await parcours3.fermer();
      await base.supprimer();
    },
  };
}

function variablesDe(
  nom: string,
  { url, identifiants, secretPartenaire }: Simulateur,
): Record<string, string> {
  return {
    [`${nom}_URL`]: url,
    [`${nom}_CLIENT_ID`]: identifiants.clientId,
    [`${nom}_CLIENT_SECRET`]: identifiants.clientSecret,
    [`PARTNER_SECRET_${nom}`]: secretPartenaire,
  };
}

async function lancerRole(
  nom: 'worker' | 'scheduler',
  env: Record<string, string>,
): Promise<RoleEnProcessus> {
  let sortie = '';
  const enfant = suivre(
    fork(`${RACINE}apps/${nom}/src/main.ts`, {
      cwd: RACINE,
      execArgv: ['--conditions=source', '--import', `${RACINE}config/typescript-hooks.mjs`],
      env: { PATH: process.env.PATH ?? '', ...env },
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    }),
  );
  for (const flux of [enfant.stdout, enfant.stderr])
    flux?.on('data', (morceau: Buffer) => (sortie += morceau.toString()));
  const port = (): unknown =>
    lireLignes(sortie).find(({ message }) => message === 'observation à l’écoute')?.['port'];
  await attendreQue(`${nom} is ready or ends`, () => port() !== undefined || finie(enfant));
  if (finie(enfant)) throw new Error(`${nom} has ended: ${sortie}`);
  return {
    url: `http://127.0.0.1:${String(port())}`,
    sortie: () => sortie,
    async arreter() {
      if (finie(enfant)) return enfant.exitCode;
      const fin = once(enfant, 'exit');
      enfant.kill('SIGTERM');
      await fin;
      return enfant.exitCode;
    },
  };
}

function finie({ exitCode, signalCode }: ChildProcess): boolean {
  return exitCode !== null || signalCode !== null;
}

/** Whole lines that are JSON. */
function lireLignes(sortie: string): Record<string, unknown>[] {
  return sortie
    .split('\n')
    .slice(0, -1)
    .filter((ligne) => ligne.startsWith('{'))
    .map((ligne) => JSON.parse(ligne) as Record<string, unknown>);
}
