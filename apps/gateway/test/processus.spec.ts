import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { connect } from 'node:net';
import { fileURLToPath } from 'node:url';
import { attendreQue } from '#test/attendre-que';
import { creerBase, type BaseDEssai } from '#test/base-de-donnees';
import { evenement, lot, signe } from '#test/evenements';
import pg from 'pg';
import { SECRETS } from './gateway-d-essai.js';

const RACINE = fileURLToPath(new URL('../../../', import.meta.url));

let base: BaseDEssai;
beforeAll(async () => {
  base = await creerBase();
});
afterAll(() => base.supprimer());

interface Processus {
  enfant: ChildProcess;
  port: number;
  sortie: () => string;
}

/** The gateway as a process of its own, from its sources, on a free port. */
async function lancer(env: Record<string, string> = {}): Promise<Processus> {
  let sortie = '';
  const enfant = fork(`${RACINE}apps/gateway/src/main.ts`, {
    cwd: RACINE,
    execArgv: ['--conditions=source', '--import', `${RACINE}config/typescript-hooks.mjs`],
    env: {
      PATH: process.env.PATH ?? '',
      PORT: '0',
      DATABASE_URL: base.url,
      WEBHOOK_SECRET_GIDE: SECRETS.gide,
      WEBHOOK_SECRET_PARCOURS3: SECRETS.parcours3,
      PASSERELLE_AUJOURDHUI: '2010-09-01',
      ...env,
    },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  enfant.stdout?.on('data', (morceau: Buffer) => (sortie += morceau.toString()));
  enfant.stderr?.on('data', (morceau: Buffer) => (sortie += morceau.toString()));
  const portDe = (): number =>
    Number(
      /"port":(\d+)/.exec(sortie.split('\n').find((ligne) => ligne.includes('à l’écoute')) ?? '')?.[1] ?? 0,
    );
  await attendreQue(
    `the gateway listens or ends: ${sortie}`,
    () => portDe() > 0 || enfant.exitCode !== null,
    40_000,
  );
  return { enfant, port: portDe(), sortie: () => sortie };
}

async function finDe({ enfant }: Processus): Promise<number | null> {
  if (enfant.exitCode === null) await once(enfant, 'exit');
  return enfant.exitCode;
}

describe('the gateway as a process', () => {
  it('finishes the request under way when it is asked to stop, takes no other, and ends with 0', async () => {
    const processus = await lancer();
    const verrou = new pg.Client({ connectionString: base.url });
    await verrou.connect();
    await verrou.query('BEGIN; LOCK TABLE receptions IN ACCESS EXCLUSIVE MODE');
    const corps = lot([evenement('statut.change')]);
    const enCours = fetch(`http://127.0.0.1:${processus.port}/webhooks/gide`, {
      method: 'POST',
      headers: signe(SECRETS.gide, corps),
      body: new Uint8Array(corps),
    });
    await attendreQue('the request waits for the lock', async () => {
      const { rows } = await verrou.query<{ n: number }>(
        `SELECT count(*)::int AS n FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND datname = current_database()`,
      );
      return (rows[0]?.n ?? 0) > 0;
    });
    processus.enfant.kill('SIGTERM');
    await attendreQue('it accepts no connection', () => refuseLesConnexions(processus.port));
    await verrou.query('ROLLBACK');
    await verrou.end();
    expect((await enCours).status).toBe(202);
    expect(await finDe(processus)).toBe(0);
    expect(processus.sortie()).toContain('arrêtée');
  });

  it('ends when the process that started it is gone', async () => {
    const processus = await lancer();
    processus.enfant.disconnect();
    expect(await finDe(processus)).toBe(0);
  });

  it('does not start on wrong settings, and names them without their values', async () => {
    const processus = await lancer({
      WEBHOOK_SECRET_GIDE: 'whsec_secretcourt',
      PASSERELLE_BOOTSTRAP_KEY: 'courte',
    });
    expect(await finDe(processus)).toBe(1);
    expect(processus.sortie()).toMatch(
      /WEBHOOK_SECRET_GIDE[\s\S]*PASSERELLE_BOOTSTRAP_KEY|PASSERELLE_BOOTSTRAP_KEY[\s\S]*WEBHOOK_SECRET_GIDE/,
    );
    expect(processus.sortie()).not.toMatch(/secretcourt|courte\b|\n\s+at /);
  });

  it('writes none of its secrets in its log', async () => {
    const cle = 'cle-de-demarrage-secrete-0123456789';
    const processus = await lancer({ PASSERELLE_BOOTSTRAP_KEY: cle });
    await fetch(`http://127.0.0.1:${processus.port}/api/horloge`, {
      headers: { authorization: `Bearer ${cle}` },
    });
    processus.enfant.kill('SIGINT');
    expect(await finDe(processus)).toBe(0);
    for (const secret of [cle, ...SECRETS.gide.split(','), SECRETS.parcours3])
      expect(processus.sortie()).not.toContain(secret.slice(6));
  });
});

function refuseLesConnexions(port: number): Promise<boolean> {
  return new Promise((resoudre) => {
    const prise = connect(port, '127.0.0.1');
    prise.once('connect', () => {
      prise.destroy();
      resoudre(false);
    });
    prise.once('error', () => resoudre(true));
  });
}
