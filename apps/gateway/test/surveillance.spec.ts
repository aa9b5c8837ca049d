import { lireSurveillance } from '#config';
import { EvaluerAlarmes, VerifierConservation, type AlarmeLue, type BilanLu } from '#supervision';
import { evenement, lot } from '#test/evenements';
import { mesureLue } from '#test/mesure-lue';
import { CLE_DE_DEMARRAGE, creerGatewayDEssai, type GatewayDEssai } from './gateway-d-essai.js';

let gateway: GatewayDEssai;
beforeAll(async () => {
  gateway = await creerGatewayDEssai();
});
afterAll(() => gateway.fermer());

const muet = { bilan: () => Promise.resolve(null) };

async function evaluer(): Promise<void> {
  await new EvaluerAlarmes(gateway.unite, lireSurveillance(), false).execute('maintenant');
}

const lireAlarmes = async (etat = 'vive'): Promise<AlarmeLue[]> =>
  (await gateway.get(`/api/alarmes?etat=${etat}`, CLE_DE_DEMARRAGE)).json<{ alarmes: AlarmeLue[] }>().alarmes;

describe('GET /api/bilan [X6.1]', () => {
  const bilan = async (parametres = ''): Promise<BilanLu> =>
    (await gateway.get(`/api/bilan${parametres}`, CLE_DE_DEMARRAGE)).json<BilanLu>();

  it('is red until conservation has been checked by itself, and counts the day at the moment', async () => {
    expect(await bilan()).toMatchObject({
      jour: '2010-09-01',
      etat: 'rouge',
      conforme: false,
      raisons: ['Le contrôle automatique n’a encore jamais eu lieu.'],
      lignes: [],
      controle: null,
    });
    await new VerifierConservation(gateway.unite, { gide: muet, parcours3: muet }, 5).execute();
    await gateway.webhook('gide', lot([evenement('affectation.enregistree')]));
    expect(await bilan('?jour=2010-09-01')).toMatchObject({
      etat: 'vert',
      conforme: true,
      lignes: [
        {
          partenaire: 'gide',
          sens: 'entrant',
          type: 'affectation.enregistree',
          porte: 1,
          sorts: { recu: 1 },
          difference: 0,
          ouverts: { nombre: 1 },
        },
      ],
      partenaires: [
        { partenaire: 'gide', etat: 'non_propose' },
        { partenaire: 'parcours3', etat: 'non_propose' },
      ],
      controle: { conforme: true, limiteS: 900 },
    });
    expect((await bilan('?jour=2010-08-01')).lignes).toEqual([]);
  });

  it('refuses a day that does not exist', async () => {
    expect((await gateway.get('/api/bilan?jour=2010-02-30', CLE_DE_DEMARRAGE)).json()).toMatchObject({
      status: 400,
      erreurs: [{ parametre: 'jour' }],
    });
  });
});

describe('alarms [X5.5]', () => {
  beforeAll(async () => {
    const premier = evenement('statut.change', { demandeur: '7654321Z' });
    await gateway.webhook('gide', lot([premier]));
    await gateway.webhook('gide', lot([{ ...premier, sequence: '0000000002' }]));
    await gateway.unite.seule(
      `UPDATE partenaires SET pause = 'exploitant', pause_depuis = clock_timestamp() - interval '2 h' WHERE partenaire = 'gide'`,
    );
    await evaluer();
  });

  it('are listed, the latest first, and filtered by where they stand', async () => {
    expect((await lireAlarmes()).map(({ nature }) => nature).sort()).toEqual([
      'IDENTIFIANT_REUTILISE',
      'PAUSE_PROLONGEE',
    ]);
    expect(await lireAlarmes('close')).toEqual([]);
    const { evalueesLe } = (await gateway.get('/api/alarmes', CLE_DE_DEMARRAGE)).json<{
      evalueesLe: string;
    }>();
    expect(Math.abs(Date.now() - Date.parse(evalueesLe))).toBeLessThan(60_000);
    const faux = await gateway.get('/api/alarmes?etat=rouge', CLE_DE_DEMARRAGE);
    expect(faux.json()).toMatchObject({ status: 400, erreurs: [{ parametre: 'etat' }] });
    expect((await gateway.get('/api/alarmes', CLE_DE_DEMARRAGE)).texte).not.toContain('7654321Z');
  });

  it('are acknowledged with a reason, by whom the key is', async () => {
    const cle = await gateway.cle('exploitant', { type: 'nationale' }, 'Astreinte');
    const alarme = (await lireAlarmes()).find(({ nature }) => nature === 'PAUSE_PROLONGEE');
    const reponse = await gateway.post(
      `/api/alarmes/${alarme?.id}/acquittement`,
      { motif: 'travaux chez GIDE' },
      cle,
    );
    expect(reponse.statut).toBe(200);
    expect(reponse.json()).toMatchObject({
      etat: 'acquittee',
      acquittement: { motif: 'travaux chez GIDE', par: expect.stringMatching(/^cle:[0-9a-f-]{36}$/) },
    });
    const clos = await gateway.post(`/api/alarmes/${alarme?.id}/cloture`, { motif: 'x' }, cle);
    expect(clos.json()).toMatchObject({ status: 409, code: 'ALARME_QUI_DURE' });
    await gateway.unite.seule('UPDATE partenaires SET pause = NULL, pause_depuis = NULL');
    await evaluer();
    const tard = await gateway.post(`/api/alarmes/${alarme?.id}/acquittement`, { motif: 'x' }, cle);
    expect(tard.json()).toMatchObject({ status: 409, code: 'ALARME_CLOSE' });
  });

  it('are closed with a reason, once settled, and what is to be sent is rung for', async () => {
    const alarme = (await lireAlarmes()).find(({ nature }) => nature === 'IDENTIFIANT_REUTILISE');
    for (const corps of [{}, { motif: ' ' }, { motif: 'x'.repeat(2_001) }])
      expect(
        (await gateway.post(`/api/alarmes/${alarme?.id}/cloture`, corps, CLE_DE_DEMARRAGE)).json(),
      ).toMatchObject({
        status: 400,
        pointeur: '/motif',
      });
    gateway.sonneries.length = 0;
    const clos = await gateway.post(
      `/api/alarmes/${alarme?.id}/cloture`,
      { motif: 'corrigé' },
      CLE_DE_DEMARRAGE,
    );
    expect(clos.json()).toMatchObject({ etat: 'close', cloture: { motif: 'corrigé' } });
    expect(gateway.sonneries).toEqual(['surveiller/notifications']);
    expect((await lireAlarmes('close')).length).toBe(2);
  });

  it('answer 404 for an unknown id, whatever its form', async () => {
    for (const id of ['01890000-0000-7000-8000-000000000001', 'derniere'])
      for (const geste of ['acquittement', 'cloture'])
        expect(
          (await gateway.post(`/api/alarmes/${id}/${geste}`, { motif: 'x' }, CLE_DE_DEMARRAGE)).json(),
        ).toMatchObject({
          status: 404,
          code: 'ALARME_INCONNUE',
        });
  });
});

describe('GET /metrics [X5.6]', () => {
  it('counts the alarms that are not closed, and says how old the last checks are', async () => {
    await gateway.unite.seule(
      `UPDATE partenaires SET pause = 'exploitant', pause_depuis = clock_timestamp() - interval '1 day' WHERE partenaire = 'gide'`,
    );
    await evaluer();
    const texte = (await gateway.get('/metrics', CLE_DE_DEMARRAGE)).texte;
    const vives = Map.groupBy(await lireAlarmes(), ({ nature }) => nature);
    expect(vives.size).toBeGreaterThan(0);
    for (const [nature, alarmes] of vives)
      expect(mesureLue(texte, 'passerelle_alarmes_ouvertes', { nature })).toBe(alarmes.length);
    for (const controle of ['alarmes', 'conservation'])
      expect(mesureLue(texte, 'passerelle_controle_age_secondes', { controle })).toBeLessThan(180);
  });
});
