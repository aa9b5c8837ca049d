import { ENTETES_SIGNATURE } from '#contract';
import { evenement, lot, signe } from '#test/evenements';
import { randomBytes } from 'node:crypto';
import { creerGatewayDEssai, SECRETS, type GatewayDEssai } from './gateway-d-essai.js';
import { CORPS_CANARI, rienDeGarde } from './rien-de-garde.js';

let gateway: GatewayDEssai;
beforeAll(async () => {
  gateway = await creerGatewayDEssai();
});
afterAll(() => gateway.fermer());

describe('security check 5: several secrets at once, each for its own door [X3.2]', () => {
  it('accepts the old and the new secret during a rotation, and either signature of two', async () => {
    const [ancien = '', nouveau = ''] = SECRETS.gide.split(',');
    for (const secret of [
      ancien,
      nouveau,
      `${nouveau},${ancien}`,
      `whsec_${randomBytes(32).toString('base64')},${nouveau}`,
    ]) {
      const corps = lot([evenement('statut.change')]);
      expect((await gateway.webhook('gide', corps, signe(secret, corps))).statut).toBe(202);
    }
  });

  it('accepts nothing from a revoked secret', async () => {
    const revoque = `whsec_${randomBytes(32).toString('base64')}`;
    await rienDeGarde(gateway, async () => {
      expect((await gateway.webhook('gide', CORPS_CANARI, signe(revoque, CORPS_CANARI))).statut).toBe(401);
    });
  });

  it.each([
    ['gide', 'gide', 202],
    ['gide', 'parcours3', 401],
    ['parcours3', 'gide', 401],
    ['parcours3', 'parcours3', 202],
  ] as const)('door %s, secret of %s: %i', async (porte, secret, statut) => {
    const corps = lot([evenement(porte === 'gide' ? 'statut.change' : 'civis.change')]);
    expect((await gateway.webhook(porte, corps, signe(SECRETS[secret], corps))).statut).toBe(statut);
  });

  it('accepts no partner secret as an API key, and no API key as a signature', async () => {
    expect((await gateway.get('/api/horloge', SECRETS.parcours3)).statut).toBe(401);
    const cle = await gateway.cle('administrateur', { type: 'nationale' });
    const entetes = sans(ENTETES_SIGNATURE.signature, signe(SECRETS.gide, CORPS_CANARI));
    expect(
      (await gateway.webhook('gide', CORPS_CANARI, { ...entetes, authorization: `Bearer ${cle}` })).statut,
    ).toBe(401);
  });
});

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
