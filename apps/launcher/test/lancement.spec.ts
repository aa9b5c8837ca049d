import { attendreQue } from '#test/attendre-que';
import { seConnecterALaDemonstration } from '#test/connexion-de-demonstration';
import { NavigateurDEssai } from '#test/navigateur-d-essai';
import { suivre } from '#test/processus-suivis';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type IdentiteProcessus, vit } from '../src/donnees/identite-processus.js';
import { exigerPortsLibres } from '../src/processus/ports.js';

const RACINE = fileURLToPath(new URL('../../..', import.meta.url));
const DEPUIS_LES_SOURCES = ['--conditions=source', '--import', './config/typescript-hooks.mjs'];
const PATIENCE_MS = 240_000;

interface Lancement {
  processus: ChildProcess;
  texte(): string;
  fin: Promise<unknown[]>;
}

/** Four ports in a row: the gateway, both partners, the identity provider. */
async function quatrePorts(): Promise<number> {
  for (;;) {
    const port = 20_000 + Math.floor(Math.random() * 10_000);
    const ports = [port, port + 1, port + 2, port + 3].map((un) => ({ port: un, pour: 'essai' }));
    const libres = await exigerPortsLibres('127.0.0.1', ports).then(
      () => true,
      () => false,
    );
    if (libres) return port;
  }
}

describe('npm start [X7]', () => {
  const dossier = mkdtempSync(join(tmpdir(), 'passerelle-lancement-'));
  const dataDir = join(dossier, '.data');
  let port: number;
  let lancement: Lancement | undefined;

  function lancer(environnement: Record<string, string> = {}): Lancement {
    const processus = suivre(
      spawn(process.execPath, [...DEPUIS_LES_SOURCES, 'apps/launcher/src/main.ts'], {
        cwd: RACINE,
        detached: true,
        env: {
          PATH: process.env.PATH,
          PORT: String(port),
          PASSERELLE_DATA_DIR: dataDir,
          SIMULATEUR_POPULATION: '8',
          ...environnement,
        },
        stdio: ['ignore', 'pipe', 'pipe'],
      }),
    );
    let texte = '';
    for (const flux of [processus.stdout, processus.stderr]) {
      flux.setEncoding('utf8').on('data', (morceau: string) => (texte += morceau));
    }
    return { processus, texte: () => texte, fin: once(processus, 'exit') };
  }

  async function enService(lance: Lancement): Promise<void> {
    await attendreQue(
      'la passerelle en service',
      () => {
        if (lance.processus.exitCode !== null) throw new Error(lance.texte());
        return lance.texte().includes('Ctrl-C pour tout arrêter');
      },
      PATIENCE_MS,
    );
  }

  function processusNotes(): IdentiteProcessus[] {
    const { lanceur, enfants } = JSON.parse(readFileSync(join(dataDir, 'lanceur.json'), 'utf8')) as {
      lanceur: IdentiteProcessus;
      enfants: IdentiteProcessus[];
    };
    return [lanceur, ...enfants];
  }

  async function cotraitances(): Promise<number> {
    const cle = readFileSync(join(dataDir, 'cle-api'), 'utf8');
    const reponse = await fetch(`http://127.0.0.1:${port}/api/cotraitances`, {
      headers: { authorization: `Bearer ${cle}` },
    });
    return JSON.stringify(await reponse.json()).split('"cotraitance":').length - 1;
  }

  beforeAll(async () => {
    port = await quatrePorts();
  });

  afterAll(async () => {
    if (lancement?.processus.exitCode === null) {
      lancement.processus.kill('SIGTERM');
      await lancement.fin;
    }
    rmSync(dossier, { recursive: true, force: true });
  });

  it(
    'starts everything, synchronises both partners and says where it serves',
    async () => {
      lancement = lancer();
      await enService(lancement);
      expect(lancement.texte()).toMatch(/Synchronisation terminée \(jour métier 2010-09-01\)/);
      expect(lancement.texte()).toMatch(/GIDE +affectation\.enregistree +[1-9]/);
      expect(await cotraitances()).toBeGreaterThan(0);
    },
    PATIENCE_MS,
  );

  it('lets people sign in at the provider beside, with the password that it says and keeps [X5]', async () => {
    const [, motDePasse = ''] = /mot de passe : (\S+)/.exec(lancement?.texte() ?? '') ?? [];
    expect(readFileSync(join(dataDir, 'secrets.json'), 'utf8')).toContain(`"${motDePasse}"`);
    const navigateur = new NavigateurDEssai();
    const passerelle = `http://localhost:${port}`;
    await seConnecterALaDemonstration(navigateur, `${passerelle}/connexion`, 'responsable', motDePasse);
    const session = await navigateur.aller(`${passerelle}/api/session`);
    expect(JSON.parse(session.texte)).toMatchObject({
      compte: { nom: 'Rémi Maquette' },
      habilitation: {
        role: 'responsable_cotraitance',
        portee: expect.stringMatching(/^structure:/) as unknown,
      },
    });
  });

  it(
    'refuses a second start on the same port with a clear sentence',
    async () => {
      const second = lancer({ PASSERELLE_DATA_DIR: join(dossier, 'autre') });
      const [code] = await second.fin;
      expect(code).toBe(1);
      expect(second.texte()).toMatch(new RegExp(`Démarrage impossible : Le port ${port} .* est déjà pris`));
    },
    PATIENCE_MS,
  );

  it(
    'killed with SIGKILL and started again at once, goes on with the same data',
    async () => {
      const avant = await cotraitances();
      const anciens = processusNotes();
      lancement?.processus.kill('SIGKILL');
      lancement = lancer();
      await enService(lancement);
      expect(anciens.filter(vit)).toEqual([]);
      expect(await cotraitances()).toBe(avant);
    },
    PATIENCE_MS,
  );

  it(
    'stops everything on SIGTERM, the database last, with code 0',
    async () => {
      const tous = processusNotes();
      lancement?.processus.kill('SIGTERM');
      expect(await lancement?.fin).toEqual([0, null]);
      expect(lancement?.texte()).toMatch(/Tout est arrêté\.\n$/);
      expect(tous.filter(vit)).toEqual([]);
      expect(existsSync(join(dataDir, 'postgres', 'postmaster.pid'))).toBe(false);
      expect(existsSync(join(dataDir, 'lanceur.json'))).toBe(false);
    },
    PATIENCE_MS,
  );
});
