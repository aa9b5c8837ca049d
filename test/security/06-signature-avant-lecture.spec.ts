import { signe } from '#test/evenements';
import { creerGatewayDEssai, SECRETS, type GatewayDEssai } from '../../apps/gateway/test/gateway-d-essai.js';
import { CORPS_CANARI, rienDeGarde } from '../../apps/gateway/test/rien-de-garde.js';

let gateway: GatewayDEssai;
beforeAll(async () => {
  gateway = await creerGatewayDEssai();
});
afterAll(() => gateway.fermer());

describe('security check 6: verified before parsed; the types of the exchange only [X3.1, X3.2]', () => {
  it.each(['{', '[]', 'not json', '[{"__proto__":{}}]', '\u0000', '['.repeat(40_000)])(
    'refuses an unsigned body with 401 before reading it: %.20j',
    async (texte) => {
      await rienDeGarde(gateway, async () => {
        const reponse = await gateway.webhook('gide', texte, { ...signe(SECRETS.parcours3, texte) });
        expect(reponse.statut).toBe(401);
      });
    },
  );

  it.each([
    'text/plain',
    'application/json',
    'application/xml',
    'multipart/form-data; boundary=x',
    'application/cloudevents+json; charset=latin1',
  ])('refuses %s with 415 and stores nothing', async (type) => {
    await rienDeGarde(gateway, async () => {
      const reponse = await gateway.webhook('gide', CORPS_CANARI, {
        ...signe(SECRETS.gide, CORPS_CANARI),
        'content-type': type,
      });
      expect(reponse.statut).toBe(415);
      expect(reponse.entetes['content-type']).toMatch(/^application\/problem\+json/);
    });
  });

  it('refuses a body without type with 415, and no body with 400; stores nothing', async () => {
    await rienDeGarde(gateway, async () => {
      const sansType = sans('content-type', signe(SECRETS.gide, CORPS_CANARI));
      expect(
        (
          await gateway.webhook('gide', CORPS_CANARI, {
            ...sansType,
            'content-length': String(CORPS_CANARI.length),
          })
        ).statut,
      ).toBe(415);
      const vide = await gateway.webhook('gide', Buffer.alloc(0), signe(SECRETS.gide, Buffer.alloc(0)));
      expect(vide.statut).toBe(400);
      expect(vide.json()).toMatchObject({ code: 'CORPS_VIDE' });
    });
  });

  it.each(['gzip', 'br', 'identity'])(
    'refuses Content-Encoding: %s with 415 and stores nothing',
    async (encodage) => {
      await rienDeGarde(gateway, async () => {
        const reponse = await gateway.webhook('gide', CORPS_CANARI, {
          ...signe(SECRETS.gide, CORPS_CANARI),
          'content-encoding': encodage,
        });
        expect(reponse.statut).toBe(415);
      });
    },
  );

  it('is not opened by GET', async () => {
    expect((await gateway.get('/webhooks/gide')).statut).toBe(404);
  });
});

function sans(nom: string, entetes: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(entetes).filter(([autre]) => autre !== nom));
}
