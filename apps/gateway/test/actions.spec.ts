import { Horloge } from '#persistence';
import { evenement } from '#test/evenements';
import { CLE_DE_DEMARRAGE, creerGatewayDEssai, type GatewayDEssai } from './gateway-d-essai.js';

interface Action {
  cotraitance: string;
  structure: string | null;
  site: string | null;
  etat: string | null;
  type: string;
  depuis: string;
  ageJours: number;
  pour: string;
}
interface Page {
  comptes: { type: string; pour: string; nombre: number; depuis: string }[] | null;
  actions: Action[];
  curseur: string | null;
}

let gateway: GatewayDEssai;
beforeAll(async () => {
  gateway = await creerGatewayDEssai();
  const affectation = (cotraitance: string, demandeur: string, plus: object = {}): object =>
    evenement('affectation.enregistree', { cotraitance, demandeur, dateAffectation: '2010-02-01', ...plus });
  const demenagement = (demandeur: string, dateEffet: string): object =>
    evenement('demandeur.modifie', { demandeur, modification: 1, dateEffet, commune: '69123' });
  await gateway.enoncer(
    'gide',
    affectation('CT-ACTION-0001', '5500001A'),
    demenagement('5500001A', '2010-06-01'),
    affectation('CT-ACTION-0002', '5500002A'),
    demenagement('5500002A', '2010-05-01'),
    // The later of two that run at once, out of its zone from the same day on: two actions on one cotraitance.
    affectation('CT-ACTION-0003', '5500003A', { sitePoleEmploi: '75104' }),
    affectation('CT-ACTION-0004', '5500003A', { dateAffectation: '2010-06-01', sitePoleEmploi: '75104' }),
    demenagement('5500003A', '2010-06-01'),
    affectation('CT-ACTION-0005', '5500005A'),
  );
  await gateway.enoncer(
    'parcours3',
    evenement('parcours.initialise', {
      cotraitance: 'CT-ACTION-0006',
      demandeur: '5500006A',
      dateDebutProgramme: '2010-07-01',
      entretien: { type: 'individuel', date: '2010-07-01' },
    }),
    evenement('parcours.initialise', {
      cotraitance: 'CT-ACTION-0007',
      demandeur: '5500007A',
      dateDebutProgramme: '2010-08-25',
      entretien: { type: 'individuel', date: '2010-08-25' },
    }),
  );
});
afterAll(() => gateway.fermer());

const lister = async (requete = '', cle = CLE_DE_DEMARRAGE): Promise<Page> => {
  const reponse = await gateway.get(`/api/actions${requete}`, cle);
  expect(reponse.statut).toBe(200);
  return reponse.json<Page>();
};
const noms = ({ actions }: Page): string[] =>
  actions.map(({ cotraitance, type }) => `${cotraitance} ${type}`);

const TOUTES = [
  'CT-ACTION-0002 sortie_systematique',
  'CT-ACTION-0001 sortie_systematique',
  'CT-ACTION-0003 sortie_systematique',
  'CT-ACTION-0004 double_accompagnement',
  'CT-ACTION-0004 sortie_systematique',
  'CT-ACTION-0006 incomplete',
];

describe('actions to take [E5, F11, B3]', () => {
  it('the longest awaited first, each with since when, its age, and who it waits for', async () => {
    const page = await lister();
    expect(noms(page)).toEqual(TOUTES);
    expect(page.actions[0]).toEqual({
      cotraitance: 'CT-ACTION-0002',
      structure: '75056S00',
      site: expect.any(String),
      etat: 'affectee',
      type: 'sortie_systematique',
      depuis: '2010-05-01',
      ageJours: 123,
      pour: 'pole_emploi',
    });
    expect(page.actions.at(-1)).toMatchObject({
      structure: null,
      etat: null,
      pour: 'exploitant',
      ageJours: 62,
    });
    expect(page.curseur).toBeNull();
  });

  it('counted by type and by who must act, whatever the filter on them, once: with the first page', async () => {
    const comptes = [
      { type: 'double_accompagnement', pour: 'pole_emploi', nombre: 1, depuis: '2010-06-01' },
      { type: 'incomplete', pour: 'exploitant', nombre: 1, depuis: '2010-07-01' },
      { type: 'sortie_systematique', pour: 'pole_emploi', nombre: 4, depuis: '2010-05-01' },
    ];
    expect((await lister()).comptes).toEqual(comptes);
    expect((await lister('?type=incomplete&limite=1')).comptes).toEqual(comptes);
    expect((await lister('?structure=69123S00')).comptes).toEqual([]);
    const { curseur } = await lister('?limite=1');
    expect((await lister(`?limite=1&curseur=${curseur}`)).comptes).toBeNull();
  });

  it('filtered by type, by who must act and by structure', async () => {
    expect(noms(await lister('?type=incomplete'))).toEqual(['CT-ACTION-0006 incomplete']);
    expect(noms(await lister('?pour=exploitant'))).toEqual(['CT-ACTION-0006 incomplete']);
    expect(noms(await lister('?type=double_accompagnement&pour=pole_emploi'))).toHaveLength(1);
    expect(noms(await lister('?pour=mission_locale'))).toEqual([]);
    expect(noms(await lister('?structure=75056S00'))).toEqual(TOUTES.slice(0, 5));
  });

  it.each([1, 2, 3, 4])('every one once, page by page of %d', async (limite) => {
    const vues: string[] = [];
    let curseur: string | null = null;
    do {
      const page: Page = await lister(`?limite=${limite}${curseur === null ? '' : `&curseur=${curseur}`}`);
      vues.push(...noms(page));
      curseur = page.curseur;
      expect(Buffer.from(curseur ?? '', 'base64url').toString()).not.toMatch(/\d{7}[0-9A-Z]/);
    } while (curseur !== null);
    expect(vues).toEqual(TOUTES);
  });

  it('to each structure and site its own people, to the nation alone what is incomplete [J5]', async () => {
    const autre = await gateway.cle('conseiller', { type: 'structure', structure: '69123S00' });
    expect(await lister('', autre)).toEqual({ comptes: [], actions: [], curseur: null });
    const structure = await gateway.cle('conseiller', { type: 'structure', structure: '75056S00' });
    expect(noms(await lister('', structure))).toEqual(TOUTES.slice(0, 5));
    const site = await gateway.cle('correspondant_pole_emploi', { type: 'site', site: '75104' });
    expect(noms(await lister('', site))).toEqual(TOUTES.slice(2, 5));
    expect((await lister('', site)).comptes?.map(({ nombre }) => nombre)).toEqual([1, 2]);
  });

  it.each([
    ['?type=autre', 'type'],
    ['?pour=gide', 'pour'],
    ['?structure=paris', 'structure'],
    ['?curseur=eyJhIjoxfQ', 'curseur'],
    ['?limite=0', 'limite'],
    ['?demandeur=5500001A', 'demandeur'],
  ])('refuses %s, naming the parameter', async (requete, parametre) => {
    const reponse = await gateway.get(`/api/actions${requete}`, CLE_DE_DEMARRAGE);
    expect(reponse.statut).toBe(400);
    expect(reponse.json()).toMatchObject({ erreurs: [{ parametre }] });
  });

  it('traces whose they are', async () => {
    await lister('?type=double_accompagnement');
    const [trace] = await gateway.unite.seule(
      'SELECT action, cotraitances, nombre FROM lectures ORDER BY id DESC LIMIT 1',
    );
    expect(trace).toEqual({ action: 'actions', cotraitances: ['CT-ACTION-0004'], nombre: 1 });
  });
});

describe('actions that time alone brings or takes away [B3, E5]', () => {
  const recalculer = async (): Promise<number> => {
    let dossiers = 0;
    for (let apres: string | null = ''; apres !== null;) {
      const lot: { dernier: string | null; dossiers: number } =
        await gateway.echange.recalculer.execute(apres);
      dossiers += lot.dossiers;
      apres = lot.dernier;
    }
    return dossiers;
  };

  it('an incomplete cotraitance is listed the day it is old enough, and no longer once its affectation came', async () => {
    const [ligne] = await gateway.unite.seule(
      `SELECT prochain_effet FROM dossiers WHERE demandeur = '5500007A'`,
    );
    expect(ligne).toEqual({ prochain_effet: '2010-09-09' });
    await Horloge.avancerJusqua(gateway.unite.seule, '2010-09-08');
    expect(await recalculer()).toBe(0);
    await Horloge.avancerJusqua(gateway.unite.seule, '2010-09-09');
    expect(await recalculer()).toBe(1);
    expect((await lister('?type=incomplete')).actions).toMatchObject([
      { cotraitance: 'CT-ACTION-0006', ageJours: 70 },
      { cotraitance: 'CT-ACTION-0007', depuis: '2010-08-25', ageJours: 15 },
    ]);
    await gateway.enoncer(
      'gide',
      evenement('affectation.enregistree', {
        cotraitance: 'CT-ACTION-0007',
        demandeur: '5500007A',
        dateAffectation: '2010-08-20',
      }),
    );
    expect(noms(await lister('?type=incomplete'))).toEqual(['CT-ACTION-0006 incomplete']);
  });

  it('a row from before this version is completed by the night: the rules have another revision', async () => {
    await gateway.unite.seule(
      `UPDATE cotraitances SET actions_detail = '[]', action_depuis = NULL WHERE demandeur = '5500001A'`,
    );
    await gateway.unite.seule(`UPDATE dossiers SET version_regles = 'avant' WHERE demandeur = '5500001A'`);
    expect(noms(await lister('?type=sortie_systematique'))).not.toContain(
      'CT-ACTION-0001 sortie_systematique',
    );
    expect(await recalculer()).toBe(1);
    expect(noms(await lister('?type=sortie_systematique'))).toContain('CT-ACTION-0001 sortie_systematique');
  });
});
