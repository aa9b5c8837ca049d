import { attendreQue } from '#test/attendre-que';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Enfant } from '../src/processus/enfant.js';

const ENTREE = fileURLToPath(new URL('./enfant-d-essai.mjs', import.meta.url));

describe('a role as a child process', () => {
  let dossier: string;
  let messages: string[];
  let abandons: string[];
  let enfant: Enfant;

  function creer(comportement: string, pausesMs?: number[]): Enfant {
    const role = { nom: 'essai', entree: ENTREE, environnement: { COMPORTEMENT: comportement } };
    enfant = new Enfant(
      role,
      dossier,
      { dire: (texte) => void messages.push(texte) },
      () => undefined,
      (erreur) => void abandons.push(erreur.message),
      pausesMs,
    );
    return enfant;
  }

  beforeEach(() => {
    dossier = mkdtempSync(join(tmpdir(), 'passerelle-enfant-'));
    messages = [];
    abandons = [];
  });

  afterEach(async () => {
    enfant.tuer();
    await enfant.arreter();
    rmSync(dossier, { recursive: true });
  });

  it('starts, says that it is ready, and ends when it is asked to', async () => {
    await creer('').demarrer(20_000);
    const { pid } = enfant;
    await enfant.arreter();
    expect(enfant.pid).toBeUndefined();
    expect(() => process.kill(pid ?? 0, 0)).toThrow();
    expect(messages).toEqual([]);
  });

  it('is started again when it is killed, and says so', async () => {
    await creer('', [10, 10]).demarrer(20_000);
    const premier = enfant.pid ?? 0;
    process.kill(premier, 'SIGKILL');
    await attendreQue('un nouveau processus', () => enfant.pid !== undefined && enfant.pid !== premier);
    expect(messages[0]).toMatch(/« essai » s'est arrêté \(SIGKILL\) ; relancé/);
  });

  it('is given up when it falls again and again', async () => {
    await creer('tombe', [5, 5]).demarrer(20_000);
    await attendreQue("l'abandon", () => abandons.length === 1);
    expect(abandons[0]).toMatch(/code 3\) 3 fois de suite/);
  });

  it('fails the start when it refuses its settings, whose sentence reaches the operator', async () => {
    await expect(creer('refuse').demarrer(20_000)).rejects.toThrow(
      /« essai » s'est arrêté \(code 1\) au démarrage/,
    );
    expect(messages.join('\n')).toContain('essai |   - PORT : un nombre');
    expect(readFileSync(enfant.journal, 'utf8')).toContain('PORT');
  });

  it('is killed when it does not hear', async () => {
    await creer('sourd').demarrer(20_000);
    const fin = enfant.arreter();
    enfant.tuer();
    await fin;
    expect(enfant.pid).toBeUndefined();
  });
});
