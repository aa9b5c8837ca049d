import { readFileSync } from 'node:fs';
import { ENTETES_SIGNATURE, Secrets } from '#contract';
import { evenement, lot, signe } from '#test/evenements';
import { randomBytes, randomInt } from 'node:crypto';
import { Webhook } from 'standardwebhooks';
import { Portes } from '../../apps/gateway/src/webhooks/portes.js';
import { creerGatewayDEssai, SECRETS, type GatewayDEssai } from '../../apps/gateway/test/gateway-d-essai.js';
import { CORPS_CANARI, rienDeGarde } from '../../apps/gateway/test/rien-de-garde.js';

let gateway: GatewayDEssai;
beforeAll(async () => {
  gateway = await creerGatewayDEssai();
});
afterAll(() => gateway.fermer());

describe('security check 1: HMAC over the raw bytes [X3.2]', () => {
  it('accepts the published vector of Standard Webhooks, and not a byte of it changed', async () => {
    const publie = await creerGatewayDEssai({
      secrets: {
        gide: Secrets.lire('whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw', 'GIDE'),
        parcours3: Secrets.lire(SECRETS.parcours3, 'PARCOURS3'),
      },
      maintenant: () => 1_614_265_330,
    });
    try {
      const entetes = {
        'content-type': 'application/cloudevents+json',
        'webhook-id': 'msg_p5jXN8AQM9LWM0D4loKWxJek',
        'webhook-timestamp': '1614265330',
        'webhook-signature': 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=',
      };
      const corps = '{"test": 2432232314}';
      // Signed as it should be, and then refused for what it says: it is no event.
      const reponse = await publie.webhook('gide', corps, entetes);
      expect(reponse.statut).toBe(202);
      expect(reponse.json()).toMatchObject({ recus: 0, refuses: [{ code: 'SCHEMA_INVALIDE' }] });
      expect((await publie.webhook('gide', '{"test": 2432232315}', entetes)).statut).toBe(401);
      expect((await publie.webhook('gide', corps.replace(' ', ''), entetes)).statut).toBe(401);
      const autre = { ...entetes, 'webhook-id': 'msg_p5jXN8AQM9LWM0D4loKWxJel' };
      expect((await publie.webhook('gide', corps, autre)).statut).toBe(401);
    } finally {
      await publie.fermer();
    }
  });

  it('compares signatures and keys in constant time, and nowhere as texts', () => {
    for (const fichier of ['libs/contract/src/signature.ts', 'libs/access/src/cle-api.ts']) {
      const source = readFileSync(new URL(`../../${fichier}`, import.meta.url), 'utf8');
      expect(source).toMatch(/timingSafeEqual\(/);
      expect(source).not.toMatch(
        /(attendue|presentee|empreinte) ===|=== (attendue|presentee|empreinte)(?!\.length)/,
      );
    }
  });

  it('accepts what the reference library of Standard Webhooks signs', async () => {
    const corps = lot([evenement('statut.change')]);
    const id = 'msg_2KWPBgLlAfxdpx2AI54pPJ85f4W';
    const horodatage = new Date();
    const [secret = ''] = SECRETS.gide.split(',');
    const signature = new Webhook(secret).sign(id, horodatage, corps.toString('utf8'));
    const reponse = await gateway.webhook('gide', corps, {
      ...signe(SECRETS.gide, corps),
      [ENTETES_SIGNATURE.id]: id,
      [ENTETES_SIGNATURE.horodatage]: String(Math.floor(horodatage.getTime() / 1_000)),
      [ENTETES_SIGNATURE.signature]: signature,
    });
    expect(reponse.statut).toBe(202);
  });

  it('accepts none of 10,000 mutations of a signed request', () => {
    const portes = new Portes({
      gide: Secrets.lire(SECRETS.gide, 'GIDE'),
      parcours3: Secrets.lire(SECRETS.parcours3, 'P3'),
    });
    const bons = signe(SECRETS.gide, CORPS_CANARI);
    expect(portes.verifier('gide', bons, CORPS_CANARI).valide).toBe(true);
    let acceptees = 0;
    for (let tour = 0; tour < 10_000; tour += 1) {
      const { entetes, corps } = muter(bons, CORPS_CANARI);
      if (portes.verifier('gide', entetes, corps).valide) acceptees += 1;
    }
    expect(acceptees).toBe(0);
  });

  it('answers 401 with a problem and stores nothing but a log line without the body', async () => {
    await rienDeGarde(gateway, async () => {
      for (let tour = 0; tour < 200; tour += 1) {
        const { entetes, corps } = muter(signe(SECRETS.gide, CORPS_CANARI), CORPS_CANARI);
        expect((await gateway.webhook('gide', corps, entetes)).statut).toBe(401);
      }
    });
    const lignes = gateway.journal.filter((ligne) => ligne.includes('signature_refusee'));
    expect(lignes.length).toBeGreaterThanOrEqual(200);
    expect(JSON.parse(lignes[0] ?? '{}')).toMatchObject({
      level: 40,
      securite: 'signature_refusee',
      partenaire: 'gide',
    });
    expect(gateway.journal.join('')).not.toMatch(/CANARI|v1,|whsec_/);
  });

  it.each(Object.values(ENTETES_SIGNATURE))('refuses without %s', async (absent) => {
    const entetes = sans(absent, signe(SECRETS.gide, CORPS_CANARI));
    await rienDeGarde(gateway, async () => {
      const reponse = await gateway.webhook('gide', CORPS_CANARI, entetes);
      expect(reponse.statut).toBe(401);
      expect(reponse.json()).toMatchObject({ code: 'SIGNATURE_REFUSEE', status: 401 });
      expect(reponse.entetes['www-authenticate']).toBeDefined();
    });
  });

  it('refuses what the partner’s text would be once parsed and written again', async () => {
    const espace = Buffer.from(CORPS_CANARI.toString('utf8').replace('[{', '[ {'));
    await rienDeGarde(gateway, async () => {
      expect((await gateway.webhook('gide', espace, signe(SECRETS.gide, CORPS_CANARI))).statut).toBe(401);
    });
    expect((await gateway.webhook('gide', espace, signe(SECRETS.gide, espace))).statut).toBe(202);
  });
});

function sans(nom: string, entetes: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(entetes).filter(([autre]) => autre !== nom));
}

/** One byte of the body, one character of a header, or a header moved: never the same request. */
function muter(
  entetes: Readonly<Record<string, string>>,
  corps: Buffer,
): { entetes: Record<string, string>; corps: Buffer } {
  const mute = { ...entetes };
  const octets = Buffer.from(corps);
  switch (randomInt(6)) {
    case 0: {
      const rang = randomInt(octets.length);
      octets[rang] = (octets[rang] ?? 0) ^ (1 << randomInt(8));
      break;
    }
    case 1:
      return { entetes: mute, corps: octets.subarray(0, randomInt(octets.length)) };
    case 2:
      return { entetes: mute, corps: Buffer.concat([octets, randomBytes(1 + randomInt(4))]) };
    case 3:
      mute[ENTETES_SIGNATURE.signature] = changerUnCaractere(entetes[ENTETES_SIGNATURE.signature] ?? '');
      break;
    case 4:
      mute[ENTETES_SIGNATURE.id] =
        `${entetes[ENTETES_SIGNATURE.id] ?? ''}${String.fromCharCode(97 + randomInt(26))}`;
      break;
    default:
      mute[ENTETES_SIGNATURE.horodatage] = String(
        Number(entetes[ENTETES_SIGNATURE.horodatage]) + (randomInt(2) === 0 ? 1 : -1) * (1 + randomInt(200)),
      );
  }
  return { entetes: mute, corps: octets };
}

/** Every signature of the header is touched: one left whole would be right. */
function changerUnCaractere(signature: string): string {
  return signature
    .split(' ')
    .map((une) => {
      const rang = 3 + randomInt(une.length - 3);
      const autre = une[rang] === 'A' ? 'B' : 'A';
      return une.slice(0, rang) + autre + une.slice(rang + 1);
    })
    .join(' ');
}
