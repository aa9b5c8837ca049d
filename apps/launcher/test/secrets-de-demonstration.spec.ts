import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { secretsDeDemonstration } from '../src/donnees/secrets-de-demonstration.js';

describe('the secrets of the demonstration', () => {
  let dossier: string;

  beforeEach(() => {
    dossier = mkdtempSync(join(tmpdir(), 'passerelle-secrets-'));
  });

  afterEach(() => rmSync(dossier, { recursive: true }));

  it('are drawn once, readable by their owner only', () => {
    const tires = secretsDeDemonstration(dossier);
    expect(secretsDeDemonstration(dossier)).toEqual(tires);
    expect(statSync(join(dossier, 'secrets.json')).mode & 0o777).toBe(0o600);
    expect(tires.IDENTITE_MOT_DE_PASSE).toMatch(/^([a-z2-9]{5}-){3}[a-z2-9]{5}$/);
    expect(tires.OIDC_CLIENT_SECRET.length).toBeGreaterThanOrEqual(32);
  });

  it('of a folder that had fewer are kept, and completed', () => {
    const fichier = join(dossier, 'secrets.json');
    writeFileSync(fichier, JSON.stringify({ GIDE_CLIENT_SECRET: 'ancien' }), { mode: 0o600 });
    const completes = secretsDeDemonstration(dossier);
    expect(completes.GIDE_CLIENT_SECRET).toBe('ancien');
    expect(JSON.parse(readFileSync(fichier, 'utf8'))).toEqual(completes);
  });
});
