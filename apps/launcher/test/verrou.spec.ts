import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { suivre } from '#test/processus-suivis';
import { identifier, vit } from '../src/donnees/identite-processus.js';
import { Verrou } from '../src/donnees/verrou.js';

const PATIENCE = { enMarcheMs: 200, arretMs: 5_000 };

describe('the lock of a data folder', () => {
  let dossier: string;
  let dormeur: ChildProcess;
  const messages: string[] = [];
  const dire = (texte: string): void => void messages.push(texte);

  beforeEach(() => {
    messages.length = 0;
    dossier = mkdtempSync(join(tmpdir(), 'passerelle-verrou-'));
    dormeur = suivre(spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { stdio: 'ignore' }));
  });

  afterEach(async () => {
    const fin = once(dormeur, 'exit');
    if (dormeur.kill('SIGKILL')) await fin;
    rmSync(dossier, { recursive: true });
  });

  function ecrire(contenu: object): void {
    writeFileSync(join(dossier, 'lanceur.json'), JSON.stringify(contenu));
  }

  const duDormeur = (): { pid: number } => identifier(dormeur.pid ?? 0);
  const disparu = { pid: 2 ** 22 + 1, depuis: '1' };

  it('is refused with a clear sentence while another launcher works there', async () => {
    ecrire({ lanceur: duDormeur(), enfants: [], arret: false });
    await expect(Verrou.prendre(dossier, dire, undefined, PATIENCE)).rejects.toThrow(
      new RegExp(`tourne déjà.*${dormeur.pid}.*PASSERELLE_DATA_DIR`),
    );
    expect(messages).toHaveLength(1);
  });

  it('is taken at once from a launcher that is dead, even if its number was given to another program', async () => {
    ecrire({ lanceur: { pid: dormeur.pid, depuis: '1' }, enfants: [disparu], arret: false });
    const verrou = await Verrou.prendre(dossier, dire, undefined, PATIENCE);
    expect(messages).toEqual([]);
    verrou.rendre();
    expect(existsSync(join(dossier, 'lanceur.json'))).toBe(false);
  });

  it('waits for the children that a killed launcher left', async () => {
    ecrire({ lanceur: disparu, enfants: [duDormeur()], arret: false });
    const prise = Verrou.prendre(dossier, dire, undefined, PATIENCE);
    const fin = once(dormeur, 'exit');
    dormeur.kill('SIGTERM');
    await fin;
    await prise;
    expect(messages[0]).toMatch(/précédente se termine/);
  });

  it('is not stopped by a file cut by a kill', async () => {
    writeFileSync(join(dossier, 'lanceur.json'), '{"lanceur":');
    await Verrou.prendre(dossier, dire, undefined, PATIENCE);
  });

  it('gives up waiting when it is asked to stop', async () => {
    ecrire({ lanceur: disparu, enfants: [duDormeur()], arret: false });
    const prise = Verrou.prendre(dossier, dire, AbortSignal.timeout(50), PATIENCE);
    await expect(prise).rejects.toThrow(/abort/);
  });

  it('tells a process from a later one with the same number', () => {
    expect(vit(identifier(process.pid))).toBe(true);
    expect(vit({ pid: process.pid, depuis: '1' })).toBe(process.platform !== 'linux');
    expect(vit(disparu)).toBe(false);
  });
});
