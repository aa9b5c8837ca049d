import { ENTETES_SIGNATURE, Secrets, signer } from '#contract';
import { lireReglagesGateway } from '#config';
import { evenement, lot, signe } from '#test/evenements';
import { randomBytes, randomInt } from 'node:crypto';
import { Webhook } from 'standardwebhooks';
import { Portes } from '../src/webhooks/portes.js';
import { creerGatewayDEssai, SECRETS, type GatewayDEssai } from './gateway-d-essai.js';
import { CORPS_CANARI, rienDeGarde } from './rien-de-garde.js';

let gateway: GatewayDEssai;
beforeAll(async () => {
  gateway = await creerGatewayDEssai();
});
afterAll(() => gateway.fermer());

describe('security check 1: HMAC over the raw bytes [X3.2]', () => {
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

describe('security check 2: secrets of 24 bytes or more, or the start is refused [X3.2]', () => {
  const ENV = {
    DATABASE_URL: 'postgres://u:p@h/b',
    WEBHOOK_SECRET_GIDE: SECRETS.gide,
    WEBHOOK_SECRET_PARCOURS3: SECRETS.parcours3,
    PASSERELLE_BOOTSTRAP_KEY: 'x'.repeat(32),
  };

  it('starts with good ones', () => {
    expect(lireReglagesGateway(ENV).webhooks.gide).toBe(SECRETS.gide);
  });

  it.each([
    ['empty', ''],
    ['missing', undefined],
    ['short', `whsec_${randomBytes(23).toString('base64')}`],
    ['short beside a good one', `${SECRETS.parcours3},whsec_${randomBytes(8).toString('base64')}`],
    ['without prefix', randomBytes(32).toString('base64')],
    ['not base64', 'whsec_*****************************************'],
  ])('refuses a secret that is %s, without quoting it', (_cas, secret) => {
    const lire = (): unknown => lireReglagesGateway({ ...ENV, WEBHOOK_SECRET_GIDE: secret });
    expect(lire).toThrow(/WEBHOOK_SECRET_GIDE/);
    if (secret) expect(lire).not.toThrow(new RegExp(secret.slice(6, 30).replace(/[*+/]/g, '\\$&')));
  });

  it('refuses a start-up key under 32 characters [X5]', () => {
    expect(() => lireReglagesGateway({ ...ENV, PASSERELLE_BOOTSTRAP_KEY: 'x'.repeat(31) })).toThrow(
      /PASSERELLE_BOOTSTRAP_KEY/,
    );
  });
});

describe('security check 3: strict timestamp, five minutes of tolerance on the real clock [X3.2]', () => {
  let maintenant = 1_800_000_000;
  let horloge: GatewayDEssai;
  beforeAll(async () => {
    horloge = await creerGatewayDEssai({ maintenant: () => maintenant });
  });
  afterAll(() => horloge.fermer());

  it.each([
    [-301, 401],
    [-300, 202],
    [-240, 202],
    [0, 202],
    [240, 202],
    [300, 202],
    [301, 401],
    [360, 401],
  ])('at %i s: %i', async (ecart, statut) => {
    maintenant = 1_800_000_000;
    const corps = lot([evenement('statut.change')]);
    const reponse = await horloge.webhook(
      'gide',
      corps,
      signe(SECRETS.gide, corps, { horodatage: maintenant + ecart }),
    );
    expect(reponse.statut).toBe(statut);
  });

  it.each([
    '123abc',
    '1800000000abc',
    ' 1800000000',
    '+1800000000',
    '-1800000000',
    '1800000000.0',
    '1.8e9',
    '0x6B49D200',
    '',
    '１８００００００００',
  ])('refuses the timestamp %j, though it is signed', (horodatage) => {
    const secrets = Secrets.lire(SECRETS.gide, 'GIDE');
    const portes = new Portes({ gide: secrets, parcours3: secrets }, () => 1_800_000_000);
    const signature = signer(secrets, 'msg', horodatage as unknown as number, CORPS_CANARI);
    const entetes = {
      [ENTETES_SIGNATURE.id]: 'msg',
      [ENTETES_SIGNATURE.horodatage]: horodatage,
      [ENTETES_SIGNATURE.signature]: signature,
    };
    expect(portes.verifier('gide', entetes, CORPS_CANARI).valide).toBe(false);
  });

  it('does not follow the business clock, simulated or not [H7]', async () => {
    const corps = lot([evenement('statut.change')]);
    const en2010 = signe(SECRETS.gide, corps, { horodatage: Date.parse('2010-09-01T12:00:00Z') / 1_000 });
    expect((await gateway.webhook('gide', corps, en2010)).statut).toBe(401);
  });

  it('refuses a replayed request once it is old', async () => {
    maintenant = 1_800_000_000;
    const corps = lot([evenement('statut.change')]);
    const entetes = signe(SECRETS.gide, corps, { horodatage: maintenant });
    expect((await horloge.webhook('gide', corps, entetes)).statut).toBe(202);
    maintenant += 600;
    expect((await horloge.webhook('gide', corps, entetes)).statut).toBe(401);
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
