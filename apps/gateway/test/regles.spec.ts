import { REGLAGES_PAR_DEFAUT } from '#annexe7';
import { ExecuterSimulation, ReglesCourantes } from '#exchange';
import { chargerTerritoire } from '#territory';
import { evenement } from '#test/evenements';
import { CLE_DE_DEMARRAGE, creerGatewayDEssai, type GatewayDEssai, type Reponse } from './gateway-d-essai.js';

const PARIS = '75056S00';
const regles = new ReglesCourantes({
  reglages: REGLAGES_PAR_DEFAUT,
  territoire: chargerTerritoire(),
  activations: {
    parDefaut: '2010-01-01',
    flux: [{ vers: 'parcours3', type: 'affectation.enregistree', depuis: '2011-01-01' }],
  },
});
const OUVERTURE = {
  vers: 'parcours3',
  type: 'affectation.enregistree',
  depuis: '2010-09-01',
  motif: 'Fin de la période transitoire',
};

let gateway: GatewayDEssai;
beforeAll(async () => {
  gateway = await creerGatewayDEssai({ regles });
  await regles.semer(gateway.unite);
});
afterAll(() => gateway.fermer());

const lire = async <T>(url: string): Promise<T> => (await gateway.get(url, CLE_DE_DEMARRAGE)).json<T>();
const demander = (url: string, corps?: object, cle = CLE_DE_DEMARRAGE): Promise<Reponse> =>
  gateway.post(url, corps, cle);
const executer = (id: string) => new ExecuterSimulation(gateway.unite, regles, () => undefined).execute(id);

describe('flux, zones and rules by the API [H6, E5]', () => {
  it('shows every flux with what was decided, by whom and why', async () => {
    const { jour, flux } = await lire<{ jour: string; flux: { type: string; actif: boolean }[] }>(
      '/api/flux',
    );
    expect([jour, flux.length]).toEqual(['2010-09-01', 15]);
    expect(flux.find(({ type }) => type === 'affectation.enregistree')).toEqual({
      vers: 'parcours3',
      type: 'affectation.enregistree',
      depuis: '2011-01-01',
      actif: false,
      structures: [],
      historique: [
        expect.objectContaining({ depuis: '2011-01-01', par: 'config', structure: null }),
        expect.objectContaining({ depuis: '2010-01-01', par: 'config', motif: 'premier démarrage' }),
      ],
    });
  });

  it('simulates an activation, rings for the worker, and puts in force what was approved', async () => {
    await gateway.enoncer('gide', evenement('affectation.enregistree', { structure: PARIS }));
    const exploitant = await gateway.cle('exploitant', { type: 'nationale' });
    const demandee = await demander('/api/flux/simulations', OUVERTURE, exploitant);
    expect([demandee.statut, demandee.json()]).toMatchObject([
      202,
      { etat: 'en_attente', effet: null, avancement: { fait: 0, total: 1 }, jour: '2010-09-01' },
    ]);
    const { id } = demandee.json<{ id: string }>();
    expect(demandee.entetes['location']).toBe(`/api/regles/simulations/${id}`);
    expect(gateway.sonneries).toContain(`simuler/${id}`);

    const approbation = `/api/regles/simulations/${id}/approbation`;
    expect((await demander(approbation)).json()).toMatchObject({
      status: 409,
      code: 'SIMULATION_PAS_TERMINEE',
    });
    await executer(id);
    expect(await lire(`/api/regles/simulations/${id}`)).toMatchObject({
      etat: 'terminee',
      effet: { dossiers: 1, messages: { parcours3: { 'affectation.enregistree': 1 } } },
    });
    expect((await demander(approbation, undefined, exploitant)).statut).toBe(403);
    const approuvee = await demander(approbation);
    expect([approuvee.statut, approuvee.json()]).toMatchObject([
      200,
      { etat: 'approuvee', approbation: { par: expect.any(String) as string } },
    ]);
    expect((await demander(approbation)).statut).toBe(200);
    const { flux } = await lire<{ flux: { type: string; historique: { motif: string }[] }[] }>('/api/flux');
    const ouvert = flux.find(({ type }) => type === OUVERTURE.type);
    expect(ouvert).toMatchObject({ actif: true });
    expect(ouvert?.historique.map(({ motif }) => motif)).toHaveLength(3);
    expect(await lire('/api/regles')).toMatchObject({ dossiers: 1, perimes: 1 });
  });

  it('the rules under which it answers are those that were just put in force', async () => {
    const avant = (await lire<{ version: string }>('/api/regles')).version;
    const { id } = (
      await demander('/api/flux/simulations', { ...OUVERTURE, structure: PARIS, depuis: '2010-12-01' })
    ).json<{ id: string }>();
    await executer(id);
    await demander(`/api/regles/simulations/${id}/approbation`);
    expect((await lire<{ version: string }>('/api/regles')).version).not.toBe(avant);
  });

  it('a zone: that of the territory data until it is changed, with its history', async () => {
    const url = `/api/zones/${PARIS}`;
    const deDonnees = await lire<{ epci: string[] }>(url);
    expect(deDonnees).toMatchObject({ structure: PARIS, duTerritoire: true, historique: [] });
    const { id } = (
      await demander('/api/zones/simulations', {
        structure: PARIS,
        epci: ['243300316'],
        depuis: '2010-09-01',
        motif: 'Rattachement',
      })
    ).json<{ id: string }>();
    await executer(id);
    await demander(`/api/regles/simulations/${id}/approbation`);
    expect(await lire(url)).toMatchObject({
      epci: ['243300316'],
      duTerritoire: false,
      historique: [{ motif: 'Rattachement', enVigueur: true }],
    });
    expect(await lire('/api/zones')).toMatchObject({ zones: [{ structure: PARIS, epci: ['243300316'] }] });
    expect((await gateway.get('/api/zones/00000S00', CLE_DE_DEMARRAGE)).json()).toMatchObject({
      status: 404,
      code: 'STRUCTURE_INCONNUE',
    });
  });

  it('what a deployment changed is counted, and there is nothing to approve', async () => {
    const demandee = await demander('/api/regles/simulations');
    const { id } = demandee.json<{ id: string }>();
    await executer(id);
    expect(await lire(`/api/regles/simulations/${id}`)).toMatchObject({ etat: 'terminee', motif: null });
    expect((await demander(`/api/regles/simulations/${id}/approbation`)).json()).toMatchObject({
      status: 409,
      code: 'RIEN_A_APPROUVER',
    });
    expect((await lire<{ simulations: object[] }>('/api/regles/simulations')).simulations).toHaveLength(4);
  });

  it.each([
    ['/api/flux/simulations', { ...OUVERTURE, type: 'acceptation.enregistree' }, '/type'],
    ['/api/flux/simulations', { ...OUVERTURE, structure: '00000S00' }, '/structure'],
    ['/api/flux/simulations', { ...OUVERTURE, motif: ' ' }, '/motif'],
    ['/api/flux/simulations', { ...OUVERTURE, depuis: '2010-02-30' }, '/depuis'],
    ['/api/zones/simulations', { structure: PARIS, depuis: '2010-09-01', motif: 'x' }, '/epci'],
    ['/api/zones/simulations', { structure: PARIS, epci: ['1'], depuis: '2010-09-01', motif: 'x' }, '/epci'],
    [
      '/api/zones/simulations',
      { structure: PARIS, epci: ['000000000'], depuis: '2010-09-01', motif: 'x' },
      '/epci',
    ],
  ])('%s refuses %j and says where', async (url, corps, pointeur) => {
    const reponse = await demander(url, corps);
    expect([reponse.statut, reponse.json()]).toMatchObject([400, { pointeur }]);
  });
});
