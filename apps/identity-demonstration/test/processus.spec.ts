import { attendreQue } from '#test/attendre-que';
import { suivre } from '#test/processus-suivis';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { connect } from 'node:net';
import { networkInterfaces, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const RACINE = fileURLToPath(new URL('../../..', import.meta.url));
const PRINCIPAL = 'apps/identity-demonstration/src/main.ts';
const REGLAGES = {
  IDENTITE_PORT: '0',
  IDENTITE_MOT_DE_PASSE: 'un-mot-de-passe-d-essai',
  OIDC_CLIENT_ID: 'passerelle',
  OIDC_CLIENT_SECRET: 'secret-d-essai-de-la-passerelle-0123456789',
  OIDC_ACR_FORT: 'urn:essai:fort',
  PASSERELLE_URL_PUBLIQUE: 'http://localhost:3999',
};

describe('the provider of the demonstration as a process', () => {
  const dossier = mkdtempSync(join(tmpdir(), 'passerelle-identite-'));
  let texte: string;

  afterAll(() => rmSync(dossier, { recursive: true }));

  function lancer(environnement: Record<string, string> = {}): ChildProcess {
    texte = '';
    const processus = suivre(
      spawn(
        process.execPath,
        ['--conditions=source', '--import', './config/typescript-hooks.mjs', PRINCIPAL],
        {
          cwd: RACINE,
          env: { PATH: process.env.PATH, PASSERELLE_DATA_DIR: dossier, ...REGLAGES, ...environnement },
          stdio: ['ignore', 'pipe', 'pipe'],
        },
      ),
    );
    for (const flux of [processus.stdout, processus.stderr])
      flux.setEncoding('utf8').on('data', (morceau: string) => (texte += morceau));
    return processus;
  }

  async function aLEcoute(processus: ChildProcess): Promise<number> {
    await attendreQue('le fournisseur à l’écoute', () => {
      if (processus.exitCode !== null) throw new Error(texte);
      return /"port":\d+/.test(texte);
    });
    return Number(/"port":(\d+)/.exec(texte)?.[1]);
  }

  it('refuses production, and says why', async () => {
    const [code] = await once(lancer({ NODE_ENV: 'production' }), 'close');
    expect(code).toBe(1);
    expect(texte).toMatch(/NODE_ENV : autre chose que production/);
  });

  it('names every setting that is missing', async () => {
    await once(lancer({ OIDC_CLIENT_SECRET: '', IDENTITE_MOT_DE_PASSE: 'court' }), 'close');
    expect(texte).toMatch(/OIDC_CLIENT_SECRET : .*\n.*IDENTITE_MOT_DE_PASSE : /);
  });

  it('is ready, listens on the loopback alone, and stops cleanly on SIGTERM; its keys stay', async () => {
    const processus = lancer();
    const port = await aLEcoute(processus);
    expect((await fetch(`http://127.0.0.1:${port}/health/ready`)).status).toBe(200);
    const cles = join(dossier, 'identite-demonstration.json');
    const [avant, { mode }] = [readFileSync(cles, 'utf8'), statSync(cles)];
    expect(mode & 0o777).toBe(0o600);
    for (const adresse of adressesDuReseau()) await expect(joindre(adresse, port)).rejects.toThrow();
    const fin = once(processus, 'close');
    processus.kill('SIGTERM');
    expect(await fin).toEqual([0, null]);

    const second = lancer();
    await aLEcoute(second);
    expect(readFileSync(cles, 'utf8')).toBe(avant);
    const fin2 = once(second, 'close');
    second.kill('SIGTERM');
    await fin2;
  });

  function adressesDuReseau(): string[] {
    return Object.values(networkInterfaces())
      .flatMap((adresses) => adresses ?? [])
      .filter(({ internal, family }) => !internal && family === 'IPv4')
      .map(({ address }) => address);
  }

  async function joindre(adresse: string, port: number): Promise<void> {
    const prise = connect({ host: adresse, port, timeout: 2_000 });
    try {
      await once(prise, 'connect');
    } finally {
      prise.destroy();
    }
  }
});
