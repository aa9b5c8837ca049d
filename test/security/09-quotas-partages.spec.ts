import { creerDataSource, UniteDeTravail } from '#persistence';
import { QuotaPartage } from '#access';
import { type BaseDEssai, creerBase } from '#test/base-de-donnees';
import { evenement, lot, signe } from '#test/evenements';
import { type GatewayEnProcessus, lancerGateway, nouveauSecret } from '#test/gateway-en-processus';
import type { DataSource } from 'typeorm';

const SECRETS = { gide: nouveauSecret(), parcours3: nouveauSecret() };
const CLE = 'cle-de-demarrage-des-essais-0123456789';
const QUOTA = { partenaire: 1_000, cle: 60 };

let base: BaseDEssai;
let source: DataSource;
let unite: UniteDeTravail;
beforeAll(async () => {
  base = await creerBase();
  source = await creerDataSource({ url: base.url }).initialize();
  unite = new UniteDeTravail(source);
});
afterAll(async () => {
  await source.destroy();
  await base.supprimer();
});
beforeEach(debutDeMinute);

describe('security check 9: one quota over two processes', () => {
  let gateways: GatewayEnProcessus[];
  beforeAll(async () => {
    const env = {
      DATABASE_URL: base.url,
      WEBHOOK_SECRET_GIDE: SECRETS.gide,
      WEBHOOK_SECRET_PARCOURS3: SECRETS.parcours3,
      PASSERELLE_BOOTSTRAP_KEY: CLE,
      PASSERELLE_QUOTA_PARTENAIRE: String(QUOTA.partenaire),
      PASSERELLE_QUOTA_CLE: String(QUOTA.cle),
    };
    gateways = await Promise.all([lancerGateway(env), lancerGateway(env)]);
  });
  afterAll(() => Promise.all(gateways.map((gateway) => gateway.arreter())));

  const adresse = (rang: number): string => gateways[rang % gateways.length]?.url ?? '';

  it('admits no more events than the quota of the partner, refuses the rest with 429, and spares the other', async () => {
    // 60 batches of 25 shared between both: 1,500 events for a quota of 1,000.
    const reponses = await Promise.all(
      Array.from({ length: 60 }, (_, rang) =>
        envoyer(adresse(rang), 'gide', Array.from({ length: 25 }, unEvenement)),
      ),
    );
    const admis = reponses.filter(({ statut }) => statut === 202).length * 25;
    expect(new Set(reponses.map(({ statut }) => statut))).toEqual(new Set([202, 429]));
    expect(admis).toBeLessThanOrEqual(QUOTA.partenaire);
    // What each process may be left with is less than a batch.
    expect(admis).toBeGreaterThan(QUOTA.partenaire - 2 * 25);
    const [ligne] = await unite.seule<{ n: number }>('SELECT count(*)::int AS n FROM messages_entrants');
    expect(ligne?.n).toBe(admis);
    for (const refus of reponses.filter(({ statut }) => statut === 429)) {
      expect(refus.type).toMatch(/^application\/problem\+json/);
      expect(refus.corps).toMatchObject({ code: 'QUOTA_DEPASSE', status: 429 });
      expect(refus.reessayer).toBeGreaterThanOrEqual(1);
      expect(refus.reessayer).toBeLessThanOrEqual(60);
    }
    expect((await envoyer(adresse(0), 'parcours3', [evenement('civis.change')])).statut).toBe(202);
  });

  it('admits no more requests than the quota of a key, and leaves health alone', async () => {
    const reponses = await Promise.all(
      Array.from({ length: 100 }, async (_, rang) => {
        const reponse = await fetch(`${adresse(rang)}/api/horloge`, {
          headers: { authorization: `Bearer ${CLE}` },
        });
        return [reponse.status, Number(reponse.headers.get('retry-after')) >= 1];
      }),
    );
    expect(reponses.filter(([statut]) => statut === 200)).toHaveLength(QUOTA.cle);
    for (const reponse of reponses) if (reponse[0] !== 200) expect(reponse).toEqual([429, true]);
    expect((await fetch(`${adresse(0)}/health/ready`)).status).toBe(200);
  });

  it('spends nothing of a partner for what it has not signed', async () => {
    const corps = lot([evenement('civis.change')]);
    const quotas = (): Promise<unknown[]> => unite.seule('SELECT * FROM quotas ORDER BY titulaire');
    const avant = await quotas();
    const forge = await fetch(`${adresse(0)}/webhooks/parcours3`, {
      method: 'POST',
      headers: signe(SECRETS.gide, corps),
      body: new Uint8Array(corps),
    });
    expect(forge.status).toBe(401);
    expect(await quotas()).toEqual(avant);
  });
});

describe('security check 9: the shared window', () => {
  it('is full again at the next minute, and carries nothing over', async () => {
    let ecoulees = 0;
    const quota = new QuotaPartage(unite.seule, 10, () => performance.now() + ecoulees);
    expect(await quota.prendre('essai', 4)).toEqual({ admis: true });
    expect(await quota.prendre('essai', 7)).toMatchObject({ admis: false });
    expect(await quota.prendre('essai', 6)).toEqual({ admis: true });
    expect(await quota.prendre('essai', 1)).toMatchObject({ admis: false });
    await unite.seule(`UPDATE quotas SET fenetre = fenetre - interval '1 minute' WHERE titulaire = 'essai'`);
    ecoulees = 60_000;
    expect(await quota.prendre('essai', 10)).toEqual({ admis: true });
    expect(await quota.prendre('essai', 1)).toMatchObject({ admis: false });
  });

  it('costs one short statement for a hundredth of the quota, and none once the minute is spent', async () => {
    let ordres = 0;
    const compter = <T>(texte: string, parametres?: unknown[]): Promise<T[]> => {
      ordres += 1;
      return unite.seule<T>(texte, parametres);
    };
    const quota = new QuotaPartage(Object.assign(compter, { chiffreur: unite.seule.chiffreur }), 1_000);
    const admissions = await Promise.all(Array.from({ length: 2_000 }, () => quota.prendre('compte', 1)));
    expect(admissions.filter(({ admis }) => admis)).toHaveLength(1_000);
    expect(ordres).toBeLessThanOrEqual(101);
  });

  it('admits nothing while the database is away', async () => {
    const absente = Object.assign(() => Promise.reject(new Error('away')), {
      chiffreur: unite.seule.chiffreur,
    });
    const quota = new QuotaPartage(absente, 1_000);
    await expect(quota.prendre('essai', 1)).rejects.toThrow('away');
  });
});

const unEvenement = (): object => evenement('statut.change');

/** What must fit into one minute of the database does not begin at its end. */
async function debutDeMinute(): Promise<void> {
  await unite.seule(
    `SELECT pg_sleep(CASE WHEN s > 48 THEN 60.1 - s ELSE 0 END)
     FROM (SELECT extract(second FROM clock_timestamp())::float8 AS s) AS maintenant`,
  );
}

async function envoyer(adresse: string, porte: 'gide' | 'parcours3', evenements: object[]) {
  const corps = lot(evenements);
  const reponse = await fetch(`${adresse}/webhooks/${porte}`, {
    method: 'POST',
    headers: signe(SECRETS[porte], corps),
    body: new Uint8Array(corps),
  });
  return {
    statut: reponse.status,
    reessayer: Number(reponse.headers.get('retry-after')),
    type: reponse.headers.get('content-type'),
    corps: await reponse.json(),
  };
}
