import { once } from 'node:events';
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { fileURLToPath } from 'node:url';
import { attendreQue } from '#test/attendre-que';
import { suivre } from '#test/processus-suivis';
import { creerSimulateurGide } from '../src/index.js';

const RACINE = fileURLToPath(new URL('../../../', import.meta.url));
const JUSQUA = '2011-12-31';
const EFFECTIF = 60;
const SECRET = `whsec_${Buffer.alloc(32, 7).toString('base64')}`;

interface Processus {
  enfant: ChildProcess;
  url: string;
}

/** Starts the simulator as `node main` does, on a free port, and waits for its line of readiness. */
async function lancer(fichier: string): Promise<Processus> {
  const arguments_ = [
    '--conditions=source',
    '--import',
    './config/typescript-hooks.mjs',
    'apps/simulator-gide/src/main.ts',
  ];
  const enfant = suivre(
    spawn(process.execPath, arguments_, {
      cwd: RACINE,
      stdio: ['ignore', 'pipe', 'inherit'],
      env: {
        PATH: process.env['PATH'],
        NODE_NO_WARNINGS: '1',
        SIMULATEUR_PORT: '0',
        SIMULATEUR_FICHIER: fichier,
        SIMULATEUR_POPULATION: String(EFFECTIF),
        GIDE_CLIENT_ID: 'passerelle',
        GIDE_CLIENT_SECRET: 'essai',
        PARTNER_SECRET_GIDE: SECRET,
        WEBHOOK_SECRET_GIDE: SECRET,
      },
    }),
  );
  let sortie = '';
  enfant.stdout.on('data', (morceau: Buffer) => (sortie += morceau.toString()));
  const url = (): string | undefined => /"url":"([^"]+)"/.exec(sortie)?.[1];
  await attendreQue('le simulateur est prêt', () => url() !== undefined || enfant.exitCode !== null, 60_000);
  if (url() === undefined) throw new Error(`le simulateur ne démarre pas : ${sortie}`);
  return { enfant, url: url()! };
}

const vivre = (url: string): Promise<Response> =>
  fetch(`${url}/admin/jour`, { method: 'POST', body: JSON.stringify({ date: JUSQUA }) });

/** What the file holds, read beside the process that writes it. */
function lire(fichier: string): { dernierJour: string; corps: string[]; jours: string[] } {
  const base = new DatabaseSync(fichier, { readOnly: true });
  const dernier = base.prepare("SELECT valeur FROM reglage WHERE nom = 'dernierJourVecu'").get();
  const enonces = base.prepare('SELECT corps, jour FROM enonce ORDER BY rang').all() as {
    corps: string;
    jour: string;
  }[];
  base.close();
  return {
    dernierJour: String(dernier?.['valeur']),
    corps: enonces.map(({ corps }) => corps),
    jours: enonces.map(({ jour }) => jour),
  };
}

describe('a simulator killed in the middle of its days', () => {
  const dossier = mkdtempSync(join(tmpdir(), 'simulateur-'));
  const fichier = join(dossier, 'gide.sqlite');
  let enfant: ChildProcess | undefined;
  afterAll(() => {
    enfant?.kill('SIGKILL');
    rmSync(dossier, { recursive: true, force: true });
  });

  it('has lived whole days only, and goes on to state exactly what it would have', async () => {
    const premier = await lancer(fichier);
    enfant = premier.enfant;
    const appel = vivre(premier.url).catch(() => 'coupé');
    await attendreQue('des jours sont vécus', () => lire(fichier).dernierJour > '2010-09-20', 60_000);
    premier.enfant.kill('SIGKILL');
    await once(premier.enfant, 'exit');
    await appel;

    const interrompu = lire(fichier);
    expect(interrompu.jours.every((jour) => jour <= interrompu.dernierJour)).toBe(true);

    const second = await lancer(fichier);
    enfant = second.enfant;
    expect((await vivre(second.url)).status).toBe(200);
    second.enfant.kill('SIGTERM');
    const [code] = (await once(second.enfant, 'exit')) as [number | null];
    expect(code).toBe(0);

    const temoin = await creerSimulateurGide({ effectif: EFFECTIF, fichier: join(dossier, 'temoin.sqlite') });
    temoin.vivreJusqua(JUSQUA);
    await temoin.fermer();
    expect(lire(fichier).corps).toEqual(lire(join(dossier, 'temoin.sqlite')).corps);
  });

  it('keeps the population of its first start, whatever is asked later', async () => {
    const gide = await creerSimulateurGide({ effectif: 3, graine: 'autre', fichier });
    expect([gide.histoire, gide.etat().dernierJourVecu]).toEqual([0, JUSQUA]);
    await gide.fermer();
  });
});
