import { Horloge } from '#persistence';
import { evenement } from '#test/evenements';
import { type Etat, lireEtat } from './etat-lu.js';
import { CLE_DE_DEMARRAGE, creerGatewayDEssai, type GatewayDEssai } from './gateway-d-essai.js';

let gateway: GatewayDEssai;
beforeAll(async () => {
  gateway = await creerGatewayDEssai();
});
afterAll(() => gateway.fermer());

const lire = (cotraitance: string, requete?: string): Promise<Etat> =>
  lireEtat(gateway, cotraitance, requete);

describe('what was known then [A4, X5.1 connuLe]', () => {
  const CT = 'CT-CONNU-0001';
  const QUI = { cotraitance: CT, demandeur: '6666666A' };
  const encoder = (instant: Date): string => encodeURIComponent(instant.toISOString());
  const maintenant = async (): Promise<Date> => (await Horloge.lire(gateway.unite.seule)).maintenant;
  let avant: Date;
  let apresAffectation: Date;

  beforeAll(async () => {
    avant = new Date((await maintenant()).getTime() - 1);
    await gateway.enoncer(
      'gide',
      evenement('affectation.enregistree', { ...QUI, dateAffectation: '2010-02-01' }),
    );
    const [ligne] = await gateway.unite.seule<{ connu_le: Date }>(
      'SELECT connu_le FROM dossiers WHERE demandeur = $1',
      [QUI.demandeur],
    );
    apresAffectation = ligne?.connu_le ?? avant;
    await gateway.enoncer(
      'parcours3',
      evenement('parcours.initialise', { ...QUI, dateDebutProgramme: '2010-02-10' }),
    );
  });

  it('before the first fact: 404', async () => {
    expect(
      (await gateway.get(`/api/cotraitances/${CT}?connuLe=${encoder(avant)}`, CLE_DE_DEMARRAGE)).statut,
    ).toBe(404);
    expect(
      (await gateway.get(`/api/cotraitances/${CT}/faits?connuLe=${encoder(avant)}`, CLE_DE_DEMARRAGE)).statut,
    ).toBe(404);
  });

  it('at the very instant of a fact: with it, and without the next', async () => {
    const alors = await lire(CT, `?au=2010-03-01&connuLe=${encoder(apresAffectation)}`);
    expect(alors).toMatchObject({ etat: 'affectee', version: 1 });
    expect(await lire(CT, '?au=2010-03-01')).toMatchObject({ etat: 'accompagnement_actif', version: 2 });
  });

  it('reads a + that the query turned into a space', async () => {
    const reponse = await gateway.get(
      `/api/cotraitances/${CT}?connuLe=2010-12-01T00:00:00+01:00`,
      CLE_DE_DEMARRAGE,
    );
    expect(reponse.json()).toMatchObject({ etat: 'accompagnement_actif' });
  });

  it.each(['2010-12-01', '2010-12-01T00:00:00', '2010-13-01T00:00:00Z', 'hier', ''])(
    'refuses connuLe=%j, naming the parameter',
    async (connuLe) => {
      const reponse = await gateway.get(`/api/cotraitances/${CT}?connuLe=${connuLe}`, CLE_DE_DEMARRAGE);
      expect(reponse.statut).toBe(400);
      expect(reponse.json()).toMatchObject({ code: 'ENTREE_INVALIDE', erreurs: [{ parametre: 'connuLe' }] });
    },
  );

  it.each(['2010-02-30', '2010-2-1', '20100201', '1899-12-31', '2101-01-01', '2010-02-01T00:00:00Z', ''])(
    'refuses au=%j, naming the parameter',
    async (au) => {
      const reponse = await gateway.get(`/api/cotraitances/${CT}?au=${au}`, CLE_DE_DEMARRAGE);
      expect(reponse.statut).toBe(400);
      expect(reponse.json()).toMatchObject({ erreurs: [{ parametre: 'au' }] });
    },
  );

  it('tells facts, history and messages', async () => {
    const { faits } = (await gateway.get(`/api/cotraitances/${CT}/faits`, CLE_DE_DEMARRAGE)).json<{
      faits: { cle: string; message: object; connuLe: string }[];
    }>();
    expect(faits.map(({ cle }) => cle)).toEqual([
      `affectation.enregistree/${CT}`,
      `parcours.initialise/${CT}`,
    ]);
    expect(faits[0]?.message).toMatchObject({
      partenaire: 'gide',
      evenement: expect.stringMatching(/^gide-/),
      recuLe: expect.any(String),
    });

    const { calculs } = (await gateway.get(`/api/cotraitances/${CT}/historique`, CLE_DE_DEMARRAGE)).json<{
      calculs: { version: number; etat: string; cause: string }[];
    }>();
    expect(calculs).toMatchObject([
      { version: 1, etat: 'affectee', cause: 'message' },
      { version: 2, etat: 'accompagnement_actif', cause: 'message' },
    ]);

    const { messages } = (await gateway.get(`/api/cotraitances/${CT}/messages`, CLE_DE_DEMARRAGE)).json<{
      messages: { sens: string; type: string }[];
    }>();
    expect(messages.filter(({ sens }) => sens === 'entrant').map(({ type }) => type)).toEqual([
      'parcours.initialise',
      'affectation.enregistree',
    ]);
    expect(messages.some(({ sens }) => sens === 'sortant')).toBe(true);
  });

  it('shows a fact as withdrawn once its owner withdraws it, and the cotraitance as incomplete [A2, B3]', async () => {
    const donnees = { cotraitance: 'CT-RETIREE-01', demandeur: '6666667B' };
    await gateway.enoncer('gide', evenement('affectation.enregistree', donnees));
    await gateway.enoncer(
      'gide',
      evenement('affectation.enregistree', { ...donnees, annule: true }, { sequence: '0000000002' }),
    );
    expect(await lire('CT-RETIREE-01')).toMatchObject({ phase: null, etat: null, anomalies: [] });
    const { faits } = (await gateway.get('/api/cotraitances/CT-RETIREE-01/faits', CLE_DE_DEMARRAGE)).json<{
      faits: object[];
    }>();
    expect(faits).toMatchObject([{ annule: true, sequence: '0000000002', versions: 2 }]);
  });
});
