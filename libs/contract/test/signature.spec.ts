import { inspect } from 'node:util';
import fc from 'fast-check';
import { Webhook } from 'standardwebhooks';
import { lot, evenement, signe } from '#test/evenements';
import {
  lireCorps,
  Secrets,
  signer,
  TYPE_EVENEMENT,
  TYPE_LOT,
  verifierSignature,
  type EntetesSignature,
} from '#contract';

const cle = fc
  .uint8Array({ minLength: 24, maxLength: 64 })
  .map((octets) => `whsec_${Buffer.from(octets).toString('base64')}`);
const SECRET = `whsec_${Buffer.from('0123456789abcdef01234567').toString('base64')}`;
const AUTRE = `whsec_${Buffer.from('fedcba9876543210fedcba98').toString('base64')}`;
const SECRETS = Secrets.lire(SECRET, 'TEST');
const CORPS = lot([evenement('statut.change')]);
const INSTANT = 1_700_000_000;

function signee(secrets = SECRETS, horodatage = INSTANT, corps = CORPS): Required<EntetesSignature> {
  return {
    id: 'msg-1',
    horodatage: String(horodatage),
    signature: signer(secrets, 'msg-1', horodatage, corps),
  };
}
const raison = (entetes: EntetesSignature, corps = CORPS, maintenant = INSTANT): string => {
  const verdict = verifierSignature(SECRETS, entetes, corps, maintenant);
  return verdict.valide ? 'valide' : verdict.raison;
};

describe('signatures of Standard Webhooks [X3.2]', () => {
  it('are those of the reference vector', () => {
    const secrets = Secrets.lire('whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw', 'TEST');
    expect(signer(secrets, 'msg_p5jXN8AQM9LWM0D4loKWxJek', 1_614_265_330, '{"test": 2432232314}')).toBe(
      'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=',
    );
  });

  it('are accepted by the library, and the library’s by us', () => {
    const maintenant = Math.floor(Date.now() / 1000);
    fc.assert(
      fc.property(cle, fc.string({ minLength: 1 }), fc.jsonValue(), (secret, id, valeur) => {
        const secrets = Secrets.lire(secret, 'TEST');
        const corps = Buffer.from(JSON.stringify(valeur));
        const reference = new Webhook(secret);
        const notre = signer(secrets, id, maintenant, corps);
        expect(reference.sign(id, new Date(maintenant * 1000), corps)).toBe(notre);
        const entetes = {
          'webhook-id': id,
          'webhook-timestamp': String(maintenant),
          'webhook-signature': notre,
        };
        expect(() => reference.verify(corps, entetes)).not.toThrow();
        const sienne = reference.sign(id, new Date(maintenant * 1000), corps.toString());
        const verdict = verifierSignature(
          secrets,
          { id, horodatage: String(maintenant), signature: sienne },
          corps,
          maintenant,
        );
        expect(verdict).toMatchObject({ valide: true });
      }),
    );
  });

  it('are refused after any of 10,000 mutations of headers, body or key', () => {
    const bonne = signee();
    const changer = (texte: string, place: number, par: string): string => {
      const rang = place % (texte.length + 1);
      return `${texte.slice(0, rang)}${par}${texte.slice(rang + (place % 2))}`;
    };
    const mutation = fc.oneof(
      fc
        .tuple(fc.constantFrom('id', 'horodatage', 'signature'), fc.nat(200), fc.string({ maxLength: 3 }))
        .map(([champ, place, par]) => ({
          entetes: { ...bonne, [champ]: changer(bonne[champ], place, par) },
          corps: CORPS,
          secrets: SECRETS,
        })),
      fc.tuple(fc.nat(CORPS.length - 1), fc.integer({ min: 1, max: 255 })).map(([place, masque]) => {
        const corps = Buffer.from(CORPS);
        corps.writeUInt8(corps.readUInt8(place) ^ masque, place);
        return { entetes: bonne, corps, secrets: SECRETS };
      }),
      fc
        .integer({ min: 0, max: CORPS.length - 1 })
        .map((fin) => ({ entetes: bonne, corps: CORPS.subarray(0, fin), secrets: SECRETS })),
      cle
        .filter((secret) => secret !== SECRET)
        .map((secret) => ({ entetes: bonne, corps: CORPS, secrets: Secrets.lire(secret, 'TEST') })),
    );
    let essais = 0;
    fc.assert(
      fc.property(mutation, ({ entetes, corps, secrets }) => {
        const intacts = entetes.id === bonne.id && entetes.horodatage === bonne.horodatage;
        const encoreLa = entetes.signature.split(' ').includes(bonne.signature);
        if (intacts && encoreLa && corps.equals(CORPS) && secrets === SECRETS) return;
        essais += 1;
        expect(verifierSignature(secrets, entetes, corps, INSTANT).valide).toBe(false);
      }),
      { numRuns: 11_000 },
    );
    expect(essais).toBeGreaterThan(10_000);
  });

  it('are refused when another base64 text encodes the same bytes', () => {
    const { signature } = signee();
    const jumelle = `${signature.slice(0, -2)}${String.fromCharCode(signature.charCodeAt(signature.length - 2) + 1)}=`;
    expect(Buffer.from(jumelle.slice(3), 'base64').equals(Buffer.from(signature.slice(3), 'base64'))).toBe(
      true,
    );
    expect(raison({ ...signee(), signature: jumelle })).toBe('signature_invalide');
    expect(raison({ ...signee(), signature: signature.replace(/=$/u, '') })).toBe('signature_invalide');
  });

  it('tell two invalid UTF-8 bodies apart, which the library does not', () => {
    const un = Buffer.from([0x7b, 0xff, 0x7d]);
    const autre = Buffer.from([0x7b, 0xfe, 0x7d]);
    expect(raison(signee(SECRETS, INSTANT, un), un)).toBe('valide');
    expect(raison(signee(SECRETS, INSTANT, un), autre)).toBe('signature_invalide');
  });

  it('need every header', () => {
    for (const champ of ['id', 'horodatage', 'signature'] as const) {
      expect(raison({ ...signee(), [champ]: undefined })).toBe('entete_absent');
      expect(raison({ ...signee(), [champ]: '' })).toBe('entete_absent');
    }
  });

  it.each([
    '123abc',
    '1700000000abc',
    ' 1700000000',
    '1700000000 ',
    '+1700000000',
    '-1',
    '1.7e9',
    '1700000000.0',
    '0x6553f100',
    '١٧٠٠٠٠٠٠٠٠',
    '9'.repeat(400),
  ])('need a timestamp of digits alone, not %j', (horodatage) => {
    expect(raison({ ...signee(), horodatage })).toBe('horodatage_invalide');
  });

  it('tolerate five minutes either way, not one second more', () => {
    for (const [ecart, attendu] of [
      [-301, 'horodatage_hors_tolerance'],
      [-300, 'valide'],
      [-240, 'valide'],
      [0, 'valide'],
      [300, 'valide'],
      [301, 'horodatage_hors_tolerance'],
    ] as const) {
      expect(raison(signee(SECRETS, INSTANT + ecart))).toBe(attendu);
    }
  });

  it('may be one among several, of any key of the rotation', () => {
    const rotation = Secrets.lire(`${SECRET},${AUTRE}`, 'TEST');
    const double = signee(rotation);
    expect(double.signature.split(' ')).toHaveLength(2);
    expect(raison(double)).toBe('valide');
    expect(verifierSignature(rotation, signee(Secrets.lire(AUTRE, 'TEST')), CORPS, INSTANT)).toMatchObject({
      valide: true,
    });
    expect(raison(signee(Secrets.lire(AUTRE, 'TEST')))).toBe('signature_invalide');
    expect(raison({ ...signee(), signature: `v2,xyz v1, ${signee().signature}` })).toBe('valide');
  });

  it.each(['v1a', 'v1,', 'v2', '', 'v1', ' '])('of another version or form are refused: %j', (prefixe) => {
    const signature =
      prefixe === '' ? signee().signature.slice(3) : `${prefixe}${signee().signature.slice(3)}`;
    expect(raison({ ...signee(), signature: prefixe === 'v1,' ? 'v1,' : signature })).toBe(
      'signature_invalide',
    );
  });
});

describe('secrets [X3.2]', () => {
  it('are several, spaces around commas allowed', () => {
    expect(Secrets.lire(`${SECRET} , ${AUTRE}`, 'TEST').cles).toHaveLength(2);
  });

  it.each([
    ['', 'attendu'],
    ['whsec_', 'au moins 24 octets'],
    [SECRET.slice(6), 'attendu'],
    [`whsec_${Buffer.alloc(23, 7).toString('base64')}`, 'au moins 24 octets'],
    ['whsec_pas du base64 !', 'base64'],
    [`${SECRET},`, 'attendu'],
    [`${SECRET},${AUTRE.slice(6)}`, 'secret 2'],
    [SECRET.replace('whsec_', 'WHSEC_'), 'attendu'],
  ])('refuse the start: %j', (texte, motif) => {
    expect(() => Secrets.lire(texte, 'WEBHOOK_SECRET_GIDE')).toThrow(motif);
    expect(() => Secrets.lire(texte, 'WEBHOOK_SECRET_GIDE')).toThrow('WEBHOOK_SECRET_GIDE');
  });

  it('are shown by no message and no inspection', () => {
    const canari = 'CANARI';
    expect(() => Secrets.lire(`whsec_${canari}`, 'TEST')).not.toThrow(canari);
    const octets = SECRETS.cles[0]?.export().toString('hex') ?? '';
    expect(inspect(SECRETS, { depth: 5, showHidden: true })).not.toContain(octets.slice(0, 6));
    expect(JSON.stringify(SECRETS)).toBe('{}');
  });
});

describe('the builders of the tests', () => {
  it('sign what a door accepts', () => {
    for (const [corps, type] of [
      [CORPS, TYPE_LOT],
      [Buffer.from(JSON.stringify(evenement('civis.change'))), TYPE_EVENEMENT],
    ] as const) {
      const entetes = signe(SECRET, corps, { horodatage: INSTANT });
      const verdict = verifierSignature(
        SECRETS,
        {
          id: entetes['webhook-id'],
          horodatage: entetes['webhook-timestamp'],
          signature: entetes['webhook-signature'],
        },
        corps,
        INSTANT,
      );
      expect(verdict).toMatchObject({ valide: true });
      expect(entetes['content-type']).toBe(type);
      expect(lireCorps(corps, type).lu).toBe(true);
    }
  });
});
