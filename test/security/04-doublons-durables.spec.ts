import { creerDataSource, UniteDeTravail } from '#persistence';
import { CHIFFREUR_D_ESSAI } from '#test/cles-d-essai';
import { type BaseDEssai, creerBase } from '#test/base-de-donnees';
import { evenement, lot, signe } from '#test/evenements';
import { type GatewayEnProcessus, lancerGateway, nouveauSecret } from '#test/gateway-en-processus';
import type { DataSource } from 'typeorm';
import { creerGatewayDEssai, SECRETS } from '../../apps/gateway/test/gateway-d-essai.js';

describe('security check 4: an event that comes again later (fault 25)', () => {
  it.each([
    ['a minute', 60],
    ['ten minutes', 600],
    ['eight days', 8 * 86_400],
  ])('after %s is a duplicate without any effect', async (_cas, secondes) => {
    let maintenant = Math.floor(Date.now() / 1_000);
    const gateway = await creerGatewayDEssai({ maintenant: () => maintenant });
    try {
      const corps = lot([evenement('statut.change')]);
      const envoyer = async (id: string): Promise<unknown> => {
        const reponse = await gateway.webhook(
          'gide',
          corps,
          signe(SECRETS.gide, corps, { id, horodatage: maintenant }),
        );
        expect(reponse.statut).toBe(202);
        await gateway.appliquer();
        return reponse.json();
      };
      const effets = (): Promise<unknown> =>
        Promise.all(
          ['faits', 'identifiants', 'historique', 'messages_sortants'].map((table) => gateway.compter(table)),
        );
      expect(await envoyer('livraison-1')).toMatchObject({ recus: 1, doublons: 0 });
      const avant = await effets();
      maintenant += secondes;
      // The same delivery signed again, and another delivery of the same event.
      expect(await envoyer('livraison-1')).toMatchObject({ recus: 0, doublons: 1 });
      expect(await envoyer('livraison-2')).toMatchObject({ recus: 0, doublons: 1 });
      expect(await effets()).toEqual(avant);
    } finally {
      await gateway.fermer();
    }
  });
});

describe('security check 4: two gateways', () => {
  const secrets = { gide: nouveauSecret(), parcours3: nouveauSecret() };
  let base: BaseDEssai;
  let source: DataSource;
  let gateways: GatewayEnProcessus[];
  const demarrer = (): Promise<GatewayEnProcessus> =>
    lancerGateway({
      DATABASE_URL: base.url,
      WEBHOOK_SECRET_GIDE: secrets.gide,
      WEBHOOK_SECRET_PARCOURS3: secrets.parcours3,
    });
  beforeAll(async () => {
    base = await creerBase();
    source = await creerDataSource({ url: base.url, chiffreur: CHIFFREUR_D_ESSAI }).initialize();
    gateways = await Promise.all([demarrer(), demarrer()]);
  });
  afterAll(async () => {
    await Promise.all(gateways.map((gateway) => gateway.arreter()));
    await source.destroy();
    await base.supprimer();
  });

  const envoyer = async (rang: number, corps: Buffer) => {
    const reponse = await fetch(`${gateways[rang % gateways.length]?.url}/webhooks/gide`, {
      method: 'POST',
      headers: signe(secrets.gide, corps),
      body: new Uint8Array(corps),
    });
    return { statut: reponse.status, corps: (await reponse.json()) as { recus: number; doublons: number } };
  };

  it('that receive one event 50 times at once keep one, and answer all with 2xx (fault 22)', async () => {
    const evenements = Array.from({ length: 5 }, () => evenement('statut.change'));
    for (const un of evenements) {
      const reponses = await Promise.all(Array.from({ length: 50 }, (_, rang) => envoyer(rang, lot([un]))));
      expect(new Set(reponses.map(({ statut }) => statut))).toEqual(new Set([202]));
      expect(reponses.filter(({ corps }) => corps.recus === 1)).toHaveLength(1);
      expect(reponses.filter(({ corps }) => corps.doublons === 1)).toHaveLength(49);
    }
    const lignes = await new UniteDeTravail(source).seule<{ issue: string; n: number }>(
      'SELECT issue, count(*)::int AS n FROM messages_entrants GROUP BY issue ORDER BY issue',
    );
    expect(lignes).toEqual([
      { issue: 'doublon', n: 245 },
      { issue: 'recu', n: 5 },
    ]);
  });

  it('remember what one of them acknowledged just before it was killed', async () => {
    const corps = lot([evenement('statut.change')]);
    expect(await envoyer(0, corps)).toMatchObject({ statut: 202, corps: { recus: 1 } });
    await gateways[0]?.arreter('SIGKILL');
    expect(await envoyer(1, corps)).toMatchObject({ statut: 202, corps: { recus: 0, doublons: 1 } });
  });
});
