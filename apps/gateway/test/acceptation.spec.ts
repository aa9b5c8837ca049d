import { evenement, lot } from '#test/evenements';
import { CLE_DE_DEMARRAGE, creerGatewayDEssai, type GatewayDEssai, type Reponse } from './gateway-d-essai.js';

let gateway: GatewayDEssai;
let responsable: string;
beforeAll(async () => {
  gateway = await creerGatewayDEssai();
  responsable = await gateway.cle(
    'responsable_cotraitance',
    { type: 'structure', structure: '75056S00' },
    'Mme Responsable',
  );
});
afterAll(() => gateway.fermer());

let numero = 0;
/** A new affectation in the structure of the responsable. */
async function affecter(dateAffectation = '2010-02-01'): Promise<string> {
  numero += 1;
  const cotraitance = `CT-ACC-${String(numero).padStart(4, '0')}`;
  await gateway.webhook(
    'gide',
    lot([
      evenement('affectation.enregistree', {
        cotraitance,
        demandeur: `90000${String(numero).padStart(2, '0')}A`,
        dateAffectation,
      }),
    ]),
  );
  await gateway.appliquer();
  return cotraitance;
}

const accepter = (cotraitance: string, corps: unknown, cle = responsable): Promise<Reponse> =>
  gateway.post(`/api/cotraitances/${cotraitance}/acceptation`, corps, cle);

const dateDe = async (cotraitance: string): Promise<string | null> =>
  (await gateway.get(`/api/cotraitances/${cotraitance}`, CLE_DE_DEMARRAGE)).json<{
    dates: { acceptation: string | null };
  }>().dates.acceptation;

describe('the acceptation [X5.3]', () => {
  it('is recorded once: 201, then 200 for the same date', async () => {
    const cotraitance = await affecter();
    gateway.sonneries.length = 0;
    const premiere = await accepter(cotraitance, { dateAcceptation: '2010-02-05' });
    expect(premiere.statut).toBe(201);
    expect(premiere.json()).toMatchObject({
      cotraitance,
      dateAcceptation: '2010-02-05',
      issue: 'enregistree',
      sequence: '0000000001',
    });
    expect(gateway.sonneries).toContain('emettre-gide');
    const seconde = await accepter(cotraitance, { dateAcceptation: '2010-02-05' });
    expect(seconde.statut).toBe(200);
    expect(seconde.json()).toMatchObject({ issue: 'inchangee', message: premiere.json().message });
    expect(await dateDe(cotraitance)).toBe('2010-02-05');
  });

  it('is told to GIDE, with who accepted, and never to Parcours 3 [H1, H2]', async () => {
    const cotraitance = await affecter();
    await accepter(cotraitance, { dateAcceptation: '2010-02-05' });
    const dits = await gateway.unite.seule(
      'SELECT partenaire, data FROM messages_sortants WHERE cotraitance = $1 AND type = $2',
      [cotraitance, 'acceptation.enregistree'],
    );
    expect(dits).toEqual([
      {
        partenaire: 'gide',
        data: expect.objectContaining({ dateAcceptation: '2010-02-05', responsable: 'Mme Responsable' }),
      },
    ]);
  });

  it('takes another date only with corrige: 409, then 201 under the next sequence', async () => {
    const cotraitance = await affecter();
    await accepter(cotraitance, { dateAcceptation: '2010-02-05' });
    const autre = await accepter(cotraitance, { dateAcceptation: '2010-02-06' });
    expect(autre.statut).toBe(409);
    expect(autre.json()).toMatchObject({ code: 'DATE_DIFFERENTE', pointeur: '/dateAcceptation' });
    expect(autre.texte).not.toContain('2010-02-05');
    const corrigee = await accepter(cotraitance, { dateAcceptation: '2010-02-06', corrige: true });
    expect(corrigee.statut).toBe(201);
    expect(corrigee.json()).toMatchObject({ sequence: '0000000002' });
    expect(await dateDe(cotraitance)).toBe('2010-02-06');
  });

  it('cannot be withdrawn before it was ever recorded: 409 says so', async () => {
    const cotraitance = await affecter();
    const retrait = await accepter(cotraitance, { dateAcceptation: '2010-02-05', annule: true });
    expect(retrait.statut).toBe(409);
    expect(retrait.json()).toMatchObject({ code: 'RIEN_A_RETIRER', pointeur: '/annule' });
  });

  it('is withdrawn by annule, and may be stated again', async () => {
    const cotraitance = await affecter();
    await accepter(cotraitance, { dateAcceptation: '2010-02-05' });
    const retrait = await accepter(cotraitance, { dateAcceptation: '2010-02-05', annule: true });
    expect([retrait.statut, retrait.json().issue]).toEqual([201, 'retiree']);
    expect(await dateDe(cotraitance)).toBeNull();
    expect((await accepter(cotraitance, { dateAcceptation: '2010-02-05', annule: true })).statut).toBe(200);
    expect((await accepter(cotraitance, { dateAcceptation: '2010-02-08' })).statut).toBe(201);
    expect(await dateDe(cotraitance)).toBe('2010-02-08');
  });

  it('records a past date even when the cotraitance has ended since [B2]', async () => {
    const cotraitance = await affecter('2009-02-01');
    const [ligne] = await gateway.unite.seule<{ demandeur: string }>(
      'SELECT demandeur FROM cotraitances WHERE cotraitance = $1',
      [cotraitance],
    );
    await gateway.webhook(
      'gide',
      lot([evenement('statut.change', { demandeur: ligne?.demandeur, statut: 1, dateEffet: '2009-03-01' })]),
    );
    await gateway.appliquer();
    expect((await accepter(cotraitance, { dateAcceptation: '2009-02-10' })).statut).toBe(201);
    const etat = (
      await gateway.get(`/api/cotraitances/${cotraitance}?au=2009-02-15`, CLE_DE_DEMARRAGE)
    ).json();
    expect(etat).toMatchObject({ etat: 'acceptee' });
  });

  it('takes one of twenty concurrent requests; the others find the same date', async () => {
    const cotraitance = await affecter();
    const statuts = (
      await Promise.all(
        Array.from({ length: 20 }, () => accepter(cotraitance, { dateAcceptation: '2010-02-05' })),
      )
    ).map(({ statut }) => statut);
    expect(statuts.filter((statut) => statut === 201)).toHaveLength(1);
    expect(statuts.filter((statut) => statut === 200)).toHaveLength(19);
  });
});

describe('who accepts [J5, X5.3]', () => {
  it('answers 404 without affectation, incomplete included', async () => {
    await gateway.webhook(
      'parcours3',
      lot([evenement('parcours.initialise', { cotraitance: 'CT-SANS-AFF', demandeur: '9999999A' })]),
    );
    await gateway.appliquer();
    for (const cotraitance of ['CT-SANS-AFF', 'CT-INCONNUE', 'pas-un-numero']) {
      for (const cle of [responsable, CLE_DE_DEMARRAGE]) {
        const reponse = await accepter(cotraitance, { dateAcceptation: '2010-02-05' }, cle);
        expect(reponse.statut).toBe(404);
      }
    }
  });

  it('answers the responsable of another structure what it answers for an unknown number, and records nothing', async () => {
    const cotraitance = await affecter();
    const ailleurs = await gateway.cle('responsable_cotraitance', {
      type: 'structure',
      structure: '69123S00',
    });
    const refusee = await accepter(cotraitance, { dateAcceptation: '2010-02-05' }, ailleurs);
    const inconnue = await accepter('CT-INCONNUE', { dateAcceptation: '2010-02-05' }, ailleurs);
    expect(refusee.statut).toBe(404);
    expect({ ...refusee.json(), correlation: '' }).toEqual({ ...inconnue.json(), correlation: '' });
    expect(await dateDe(cotraitance)).toBeNull();
  });

  it('takes an administrator’s key', async () => {
    const administrateur = await gateway.cle('administrateur', { type: 'nationale' });
    expect((await accepter(await affecter(), { dateAcceptation: '2010-02-05' }, administrateur)).statut).toBe(
      201,
    );
  });
});

describe('the command is checked [X5.3]', () => {
  it.each([
    [{}, '/dateAcceptation'],
    [{ dateAcceptation: null }, '/dateAcceptation'],
    [{ dateAcceptation: '2010-02-30' }, '/dateAcceptation'],
    [{ dateAcceptation: 20100205 }, '/dateAcceptation'],
    [{ dateAcceptation: '2010-02-05', corrige: 'true' }, '/corrige'],
    [{ dateAcceptation: '2010-02-05', corrige: null }, '/corrige'],
    [{ dateAcceptation: '2010-02-05', annule: 1 }, '/annule'],
    [{ dateAcceptation: '2010-02-05', responsable: 'Autre' }, '/responsable'],
    [[], ''],
    ['2010-02-05', ''],
  ])('%j: 400, pointing at %s', async (corps, pointeur) => {
    const reponse = await accepter(await affecter(), corps);
    expect(reponse.statut).toBe(400);
    expect(reponse.json()).toMatchObject({
      code: 'ENTREE_INVALIDE',
      pointeur,
      erreurs: [{ pointeur, detail: expect.stringMatching(/\.$/) }],
    });
  });
});
