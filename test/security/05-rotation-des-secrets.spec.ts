import { ENTETES_SIGNATURE } from '#contract';
import { evenement, lot, signe } from '#test/evenements';
import { randomBytes } from 'node:crypto';
import { type BaseDEssai, creerBase } from '#test/base-de-donnees';
import { type GatewayEnProcessus, lancerGateway, nouveauSecret } from '#test/gateway-en-processus';
import { creerGatewayDEssai, SECRETS, type GatewayDEssai } from '../../apps/gateway/test/gateway-d-essai.js';
import { CORPS_CANARI, rienDeGarde } from '../../apps/gateway/test/rien-de-garde.js';

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

describe('security check 5: a rotation over two gateways, one restarted after the other (fault 27)', () => {
  let base: BaseDEssai;
  const enVie: GatewayEnProcessus[] = [];
  beforeAll(async () => {
    base = await creerBase();
  });
  afterAll(async () => {
    await Promise.all(enVie.map((processus) => processus.arreter()));
    await base.supprimer();
  });

  const demarrer = async (gide: string): Promise<GatewayEnProcessus> => {
    const processus = await lancerGateway({
      DATABASE_URL: base.url,
      WEBHOOK_SECRET_GIDE: gide,
      WEBHOOK_SECRET_PARCOURS3: SECRETS.parcours3,
    });
    enVie.push(processus);
    return processus;
  };
  /** Ten requests to each gateway that serves. @returns how many of each status */
  const servir = async (secret: string, gateways: readonly GatewayEnProcessus[]) => {
    const statuts = await Promise.all(
      gateways.flatMap(({ url }) =>
        Array.from({ length: 10 }, async () => {
          const corps = lot([evenement('statut.change')]);
          const reponse = await fetch(`${url}/webhooks/gide`, {
            method: 'POST',
            headers: signe(secret, corps),
            body: new Uint8Array(corps),
          });
          return reponse.status;
        }),
      ),
    );
    return {
      acceptees: statuts.filter((un) => un === 202).length,
      refusees: statuts.filter((un) => un === 401).length,
    };
  };

  it('refuses nothing valid on the way, and takes nothing from the old secret after', async () => {
    const ancien = nouveauSecret();
    const nouveau = nouveauSecret();
    const recouvrement = `${nouveau},${ancien}`;
    const valides: number[] = [];
    const noter = async (secret: string, ...gateways: GatewayEnProcessus[]): Promise<void> => {
      const { acceptees, refusees } = await servir(secret, gateways);
      expect(acceptees).toBe(10 * gateways.length);
      valides.push(refusees);
    };
    const a = await demarrer(ancien);
    const b = await demarrer(ancien);
    await noter(ancien, a, b);
    // Each in turn takes both secrets; the other serves meanwhile. The partner still signs with the old one.
    await a.arreter();
    await noter(ancien, b);
    const a2 = await demarrer(recouvrement);
    await noter(ancien, a2, b);
    await b.arreter();
    const b2 = await demarrer(recouvrement);
    await noter(ancien, a2, b2);
    // The partner switches, machine after machine: both secrets pass.
    await noter(nouveau, a2, b2);
    await noter(ancien, a2, b2);
    // The old one is revoked, again one gateway after the other.
    await a2.arreter();
    const a3 = await demarrer(nouveau);
    await b2.arreter();
    const b3 = await demarrer(nouveau);
    await noter(nouveau, a3, b3);
    expect(valides.reduce((somme, un) => somme + un, 0)).toBe(0);
    expect(await servir(ancien, [a3, b3])).toEqual({ acceptees: 0, refusees: 20 });
  });
});

function sans(nom: string, entetes: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(entetes).filter(([autre]) => autre !== nom));
}
