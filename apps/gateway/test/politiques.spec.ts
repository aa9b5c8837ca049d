import { lirePolitiqueEcarts } from '#config';
import { semerPolitiques } from '#reconciliation';
import { planterEcarts } from './ecarts-plantes.js';
import { CLE_DE_DEMARRAGE, creerGatewayDEssai, type GatewayDEssai, type Reponse } from './gateway-d-essai.js';

let gateway: GatewayDEssai;
beforeAll(async () => {
  gateway = await creerGatewayDEssai();
  await semerPolitiques(gateway.unite, lirePolitiqueEcarts().politiques);
  await planterEcarts(
    gateway.unite,
    [1, 2, 3].map((rang) => ({
      id: `01890000-0000-7000-8000-00000000000${rang}`,
      demandeur: `${1_000_000 + rang}A`,
      type: rang === 3 ? 'demandeur.modifie' : 'statut.change',
    })),
  );
});
afterAll(() => gateway.fermer());

const LIGNE = { partenaire: 'parcours3', vue: 'dit', type: 'statut.change', decision: 'soumettre' };
const TEXTES = { phrase: 'Un statut qui diffère chez Parcours 3 est vu avec le site.', motif: 'Comité' };
const demander = (corps: object, cle = CLE_DE_DEMARRAGE): Promise<Reponse> =>
  gateway.post('/api/politiques', corps, cle);
const lister = async (): Promise<{ etat: string; type: string | null; decision: string }[]> =>
  (await gateway.get('/api/politiques', CLE_DE_DEMARRAGE)).json<{
    politiques: { etat: string; type: string | null; decision: string }[];
  }>().politiques;

describe('the policy of écarts', () => {
  it('is shown with its sentences', async () => {
    const politiques = await lister();
    expect(politiques).toHaveLength(lirePolitiqueEcarts().politiques.length);
    expect(new Set(politiques.map(({ etat }) => etat))).toEqual(new Set(['en_vigueur']));
  });

  it('can be tried: what the open écarts would become, nothing written', async () => {
    const avant = await lister();
    const exploitant = await gateway.cle('exploitant', { type: 'nationale' });
    const reponse = await demander({ ...LIGNE, simulation: true }, exploitant);
    expect([reponse.statut, reponse.json()]).toMatchObject([
      200,
      {
        politique: null,
        simulation: {
          jour: '2010-09-01',
          total: 3,
          changements: 2,
          avant: { corriger: 3, soumettre: 0, ignorer: 0 },
          apres: { corriger: 1, soumettre: 2, ignorer: 0 },
        },
      },
    ]);
    expect(await lister()).toEqual(avant);
  });

  it('is activated by an administrator only, dated, and keeps its history', async () => {
    const exploitant = await gateway.cle('exploitant', { type: 'nationale' });
    expect((await demander({ ...LIGNE, ...TEXTES }, exploitant)).json()).toMatchObject({
      status: 403,
      code: 'ROLE_INSUFFISANT',
    });
    const administrateur = await gateway.cle('administrateur', { type: 'nationale' });
    const activee = await demander({ ...LIGNE, ...TEXTES }, administrateur);
    expect([activee.statut, activee.json()]).toMatchObject([
      201,
      { simulation: null, politique: { depuis: '2010-09-01', inchangee: false } },
    ]);
    const encore = await demander({ ...LIGNE, ...TEXTES }, administrateur);
    expect([encore.statut, encore.json()]).toMatchObject([
      200,
      { politique: { depuis: '2010-09-01', inchangee: true } },
    ]);
    await demander({ ...LIGNE, ...TEXTES, decision: 'ignorer', depuis: '2010-10-01' }, administrateur);
    expect((await lister()).filter(({ type }) => type === 'statut.change')).toMatchObject([
      { decision: 'ignorer', etat: 'a_venir', par: expect.stringMatching(/^cle:/), motif: 'Comité' },
      { decision: 'soumettre', etat: 'en_vigueur' },
    ]);
  });

  it.each([
    [{ ...LIGNE, ...TEXTES, depuis: '2010-08-31' }, '/depuis', /à partir du 2010-09-01/],
    [{ ...LIGNE, simulation: true, depuis: '2010-08-31' }, '/depuis', /à partir du 2010-09-01/],
    [{ ...LIGNE, motif: 'x' }, '/phrase', /Donnez ce texte/],
    [{ ...LIGNE, phrase: 'x' }, '/motif', /Donnez ce texte/],
    [{ ...LIGNE, ...TEXTES, decision: 'oublier' }, '/decision', /corriger, soumettre, ignorer/],
    [{ ...LIGNE, ...TEXTES, type: 'tout' }, '/type', /Donnez null/],
    [{ ...LIGNE, ...TEXTES, vue: undefined }, '/vue', /dit, declare/],
  ])('refuses %j', async (corps, pointeur, detail) => {
    expect((await demander(corps)).json()).toMatchObject({
      status: 400,
      pointeur,
      detail: expect.stringMatching(detail),
    });
  });

  it('takes a row for every type that has none of its own', async () => {
    const generale = { ...LIGNE, type: null, decision: 'ignorer', simulation: true };
    const { simulation } = (await demander(generale)).json<{ simulation: object }>();
    expect(simulation).toMatchObject({ changements: 1, apres: { ignorer: 1, soumettre: 2 } });
  });
});

describe('the repair budget of the day', () => {
  it('is the larger of a share of the dossiers and a minimum, less what has been spent', async () => {
    const lire = async (): Promise<unknown> =>
      (await gateway.get('/api/budgets', CLE_DE_DEMARRAGE)).json()['budgets'];
    const { minimum } = lirePolitiqueEcarts().budget;
    expect(await lire()).toEqual(
      ['gide', 'parcours3'].map((partenaire) => ({
        partenaire,
        jour: '2010-09-01',
        limite: minimum,
        depense: 0,
        ouvert: false,
      })),
    );
    await gateway.unite.seule(
      `INSERT INTO budgets_reparation (partenaire, jour, limite, depense) VALUES ('gide', '2010-09-01', 40, 12)`,
    );
    expect(await lire()).toMatchObject([
      { partenaire: 'gide', limite: 40, depense: 12, ouvert: true },
      { partenaire: 'parcours3', ouvert: false },
    ]);
  });
});
