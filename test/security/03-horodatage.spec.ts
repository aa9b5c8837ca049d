import { ENTETES_SIGNATURE, Secrets, signer } from '#contract';
import { evenement, lot, signe } from '#test/evenements';
import { Portes } from '../../apps/gateway/src/webhooks/portes.js';
import { creerGatewayDEssai, SECRETS, type GatewayDEssai } from '../../apps/gateway/test/gateway-d-essai.js';
import { CORPS_CANARI, rienDeGarde } from '../../apps/gateway/test/rien-de-garde.js';

let gateway: GatewayDEssai;
beforeAll(async () => {
  gateway = await creerGatewayDEssai();
});
afterAll(() => gateway.fermer());

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
    [-360, 401],
    [360, 401],
  ])('a clock %i s away from ours: %i (fault 24: ±4 min accepted, ±6 refused)', async (ecart, statut) => {
    maintenant = 1_800_000_000;
    const corps = lot([evenement('statut.change')]);
    const envoyer = async (): Promise<void> => {
      const entetes = signe(SECRETS.gide, corps, { horodatage: maintenant + ecart });
      expect((await horloge.webhook('gide', corps, entetes)).statut).toBe(statut);
    };
    if (statut === 401) await rienDeGarde(horloge, envoyer);
    else await envoyer();
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
