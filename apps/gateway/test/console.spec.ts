import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { POLITIQUE_DE_LA_CONSOLE } from '../src/console/console.controller.js';
import { creerGatewayDEssai, type GatewayDEssai } from './gateway-d-essai.js';

const NAVIGATION = { accept: 'text/html,application/xhtml+xml' };
const PAGE = '<!doctype html><html lang="fr"><title>Passerelle</title></html>';
const SCRIPT = `export const long = '${'a'.repeat(5_000)}';`;

const dossier = mkdtempSync(join(tmpdir(), 'passerelle-console-'));
let gateway: GatewayDEssai;
beforeAll(async () => {
  mkdirSync(join(dossier, 'assets'));
  writeFileSync(join(dossier, 'index.html'), PAGE);
  writeFileSync(join(dossier, 'assets/index-a1b2.js'), SCRIPT);
  writeFileSync(join(dossier, 'secret.txt'), 'secret');
  gateway = await creerGatewayDEssai({ console: dossier });
});
afterAll(async () => {
  await gateway.fermer();
  rmSync(dossier, { recursive: true, force: true });
});

describe('the console, as the gateway serves it', () => {
  it.each(['/', '/echecs', '/ecarts/01890000-0000-7000-8000-000000000001', '/inconnue?etat=soumis'])(
    'is one page at %s, asked again each time, under a policy without anything inline [security check 13]',
    async (url) => {
      const reponse = await gateway.get(url, undefined, NAVIGATION);
      expect(reponse).toMatchObject({ statut: 200, texte: PAGE });
      expect(reponse.entetes).toMatchObject({
        'content-type': 'text/html; charset=utf-8',
        'cache-control': 'no-cache',
        'content-security-policy': POLITIQUE_DE_LA_CONSOLE,
        'x-frame-options': 'DENY',
      });
      expect(POLITIQUE_DE_LA_CONSOLE).not.toContain('unsafe');
    },
  );

  it.each(['/api/inconnue', '/webhooks/inconnu', '/health/inconnue', '/api'])(
    'leaves %s to the API: unknown, said as a problem, even to a browser',
    async (url) => {
      const reponse = await gateway.get(url, undefined, NAVIGATION);
      expect(reponse.statut).toBe(404);
      expect(reponse.entetes['content-type']).toMatch(/^application\/problem\+json/);
    },
  );

  it('keeps for ever what is named after its content, compressed for who takes it', async () => {
    const clair = await gateway.get('/assets/index-a1b2.js');
    expect(clair).toMatchObject({ statut: 200, texte: SCRIPT });
    expect(clair.entetes).toMatchObject({
      'content-type': 'text/javascript; charset=utf-8',
      'cache-control': 'public, max-age=31536000, immutable',
      vary: 'accept-encoding',
    });
    const { rawPayload, headers } = await gateway.app.inject({
      url: '/assets/index-a1b2.js',
      headers: { 'accept-encoding': 'gzip, br' },
    });
    expect(headers['content-encoding']).toBe('gzip');
    expect(gunzipSync(rawPayload).toString()).toBe(SCRIPT);
  });

  it.each(['absent.js', '..%2Fsecret.txt', '..%2Findex.html', 'secret.txt', 'index-a1b2.js.map'])(
    'gives no other file: %s',
    async (nom) => {
      expect((await gateway.get(`/assets/${nom}`)).statut).toBe(404);
    },
  );

  it('says how to build it where it is not built', async () => {
    const sans = await creerGatewayDEssai({ console: join(dossier, 'absent') });
    const reponse = await sans.get('/', undefined, NAVIGATION);
    await sans.fermer();
    expect(reponse.statut).toBe(404);
    expect(reponse.json()).toMatchObject({ code: 'CONSOLE_ABSENTE' });
  });
});
