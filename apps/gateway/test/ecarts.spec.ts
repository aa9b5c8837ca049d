import { lirePolitiqueEcarts } from '#config';
import { semerPolitiques } from '#reconciliation';
import { evenement } from '#test/evenements';
import { planterEcarts } from './ecarts-plantes.js';
import { CLE_DE_DEMARRAGE, creerGatewayDEssai, type GatewayDEssai } from './gateway-d-essai.js';

let gateway: GatewayDEssai;
const id = (rang: number): string => `01890000-0000-7000-8000-${String(rang).padStart(12, '0')}`;
const PARIS = { demandeur: '1111111A', cotraitance: 'CT-PARIS-0001', structure: '75056S00', site: '75116' };
const LYON = { demandeur: '2222222B', cotraitance: 'CT-LYON-0001', structure: '69123S00', site: '69123' };

beforeAll(async () => {
  gateway = await creerGatewayDEssai();
  await semerPolitiques(gateway.unite, lirePolitiqueEcarts().politiques);
  for (const { demandeur, cotraitance, structure, site } of [PARIS, LYON])
    await gateway.enoncer(
      'gide',
      evenement('affectation.enregistree', { cotraitance, demandeur, structure, sitePoleEmploi: site }),
    );
  await planterEcarts(gateway.unite, [
    {
      ...PARIS,
      id: id(1),
      nous: {
        sequence: '0000000002',
        data: { commune: '75056', identite: { nom: 'DURAND', prenom: 'Léa' } },
      },
      eux: { sequence: '0000000002', data: { commune: '75116', identite: { nom: 'DURAND', prenom: 'Lea' } } },
      depuis: '2010-08-20T08:00:00Z',
      etat: 'soumis',
      motif_soumission: 'budget',
    },
    { ...LYON, id: id(2), nature: 'absent', eux: null, depuis: '2010-08-25T08:00:00Z' },
    {
      id: id(3),
      demandeur: '1111111A',
      partenaire: 'gide',
      vue: 'declare',
      type: 'statut.change',
      cle: 'statut.change/1111111A/12',
      nature: 'absent',
      nous: null,
      cause: 'refuse',
      detail: 'SCHEMA_INVALIDE',
      etat: 'soumis',
      motif_soumission: 'refus',
      depuis: '2010-08-15T08:00:00Z',
    },
    {
      ...PARIS,
      id: id(4),
      type: 'sortie.prononcee',
      etat: 'clos',
      clos_le: '2010-08-31T03:00:00Z',
      // Midnight in Paris: whatever the hour of the run, 31 days and a part of one.
      depuis: '2010-07-31T22:00:00Z',
    },
  ]);
});
afterAll(() => gateway.fermer());

interface Page {
  ecarts: { id: string; demandeur: string; ageJours: number }[];
  curseur: string | null;
}

async function lister(parametres = '', cle = CLE_DE_DEMARRAGE): Promise<string[]> {
  return (await gateway.get(`/api/ecarts${parametres}`, cle)).json<Page>().ecarts.map((ecart) => ecart.id);
}

describe('GET /api/ecarts [X5.5]', () => {
  it('gives those that are not closed, the oldest opening first, with their age on the business clock', async () => {
    expect(await lister()).toEqual([id(3), id(1), id(2)]);
    const { ecarts } = (await gateway.get('/api/ecarts?etat=clos', CLE_DE_DEMARRAGE)).json<Page>();
    expect(ecarts).toMatchObject([{ id: id(4), ageJours: 31 }]);
  });

  it.each([
    ['partenaire=gide', [3]],
    ['vue=dit', [1, 2]],
    ['type=statut.change', [3]],
    ['type=fr.dude.statut.change.v1', [3]],
    ['nature=absent', [3, 2]],
    ['cause=refuse', [3]],
    ['etat=ouvert', [2]],
    ['motifSoumission=budget', [1]],
    ['cotraitance=CT-PARIS-0001', [1]],
    ['structure=75056S00', [3, 1]],
    ['structure=75056S00&vue=dit', [1]],
    ['nature=en_trop', []],
  ])('filters: %s', async (parametres, attendus) => {
    expect(await lister(`?${parametres}`)).toEqual(attendus.map(id));
  });

  it('goes page by page, and gives each once', async () => {
    const vus: string[] = [];
    for (let suite = ''; ;) {
      const page = (await gateway.get(`/api/ecarts?limite=1${suite}`, CLE_DE_DEMARRAGE)).json<Page>();
      vus.push(...page.ecarts.map((ecart) => ecart.id));
      if (page.curseur === null) break;
      suite = `&curseur=${page.curseur}`;
    }
    expect(vus).toEqual([id(3), id(1), id(2)]);
  });

  it.each([
    ['etat=rouge', 'etat'],
    ['demandeur=1111111A', 'demandeur'],
    ['limite=0', 'limite'],
    ['curseur=bm9u', 'curseur'],
  ])('refuses %s and says what to write', async (parametres, parametre) => {
    expect((await gateway.get(`/api/ecarts?${parametres}`, CLE_DE_DEMARRAGE)).json()).toMatchObject({
      status: 400,
      erreurs: [{ parametre }],
    });
  });

  it('searches by person in a body', async () => {
    const page = await gateway.post('/api/ecarts/recherche', { demandeur: '1111111A' }, CLE_DE_DEMARRAGE);
    expect(page.json<Page>().ecarts.map((ecart) => ecart.id)).toEqual([id(3), id(1)]);
  });
});

describe('GET /api/ecarts/groupes', () => {
  it('counts by kind, with the oldest and what it is, nobody named', async () => {
    const reponse = await gateway.get('/api/ecarts/groupes', CLE_DE_DEMARRAGE);
    expect(reponse.json<{ groupes: object[] }>().groupes).toEqual([
      {
        partenaire: 'gide',
        vue: 'declare',
        type: 'statut.change',
        nature: 'absent',
        cause: 'refuse',
        etat: 'soumis',
        motifSoumission: 'refus',
        nombre: 1,
        empreinte: expect.stringMatching(/^[0-9a-f]{16}$/),
        depuis: '2010-08-15T08:00:00.000Z',
        phrase: expect.stringMatching(
          /^GIDE énonce ce fait, que la passerelle n’a pas\. La passerelle a refusé/,
        ),
      },
      expect.objectContaining({ nature: 'absent', etat: 'ouvert', motifSoumission: null, nombre: 1 }),
      expect.objectContaining({ nature: 'different', etat: 'soumis', motifSoumission: 'budget', nombre: 1 }),
    ]);
    expect(reponse.texte).not.toMatch(/1111111A|2222222B|CT-|DURAND/);
  });

  it('counts for a key what it may see', async () => {
    const cle = await gateway.cle('pilotage', { type: 'region', region: '82' });
    const { groupes } = (await gateway.get('/api/ecarts/groupes', cle)).json<{ groupes: object[] }>();
    expect(groupes).toMatchObject([{ nature: 'absent', vue: 'dit' }]);
    expect(groupes).toHaveLength(1);
  });
});

describe('GET /api/ecarts/{id}', () => {
  it('shows both values side by side, why, what the policy says, and its life', async () => {
    const ecart = (await gateway.get(`/api/ecarts/${id(1)}`, CLE_DE_DEMARRAGE)).json();
    expect(ecart).toMatchObject({
      id: id(1),
      proprietaire: 'gide',
      ageJours: expect.any(Number),
      constat: expect.stringContaining('Parcours 3 ont la même version'),
      pourquoi: expect.stringContaining('a changé ou s’est perdue chez lui'),
      soumisParceQue: expect.stringContaining('budget'),
      comparaison: [
        { membre: 'commune', nous: '75056', eux: '75116', accord: false },
        { membre: 'identite/prenom', nous: 'Léa', eux: 'Lea', accord: false },
        { membre: 'identite/nom', nous: 'DURAND', eux: 'DURAND', accord: true },
      ],
      politique: {
        type: 'affectation.enregistree',
        decision: 'corriger',
        phrase: expect.stringContaining('L’affectation fait foi'),
      },
      decision: null,
      vie: [{ evenement: 'ouvert', par: 'nuit' }],
    });
  });

  it('falls back on the general row of the policy', async () => {
    const { politique } = (await gateway.get(`/api/ecarts/${id(3)}`, CLE_DE_DEMARRAGE)).json<{
      politique: object;
    }>();
    expect(politique).toMatchObject({ type: null, decision: 'corriger' });
  });

  it.each([id(99), 'le-premier', '1111111A'])('%s: 404, whatever its form', async (inconnu) => {
    expect((await gateway.get(`/api/ecarts/${inconnu}`, CLE_DE_DEMARRAGE)).json()).toMatchObject({
      status: 404,
      code: 'ECART_INCONNU',
    });
  });
});

describe('GET /api/ecarts/export', () => {
  it('is a CSV file of the whole list, under the same filters', async () => {
    const reponse = await gateway.get('/api/ecarts/export?vue=dit', CLE_DE_DEMARRAGE);
    expect(reponse.entetes).toMatchObject({
      'content-type': 'text/csv; charset=utf-8; header=present',
      'content-disposition': 'attachment; filename="ecarts.csv"',
    });
    const [titres, ...lignes] = reponse.texte.split('\r\n');
    expect(titres).toMatch(/^id,partenaire,vue,type,cle,demandeur,cotraitance,/);
    expect(lignes).toEqual([
      expect.stringMatching(new RegExp(`^${id(1)},parcours3,dit,affectation.enregistree,`)),
      expect.stringMatching(new RegExp(`^${id(2)},`)),
      '',
    ]);
  });
});

describe('whose écarts a key sees, and the trace that it leaves [J5]', () => {
  it.each([
    ['conseiller', { type: 'structure', structure: '75056S00' }, [3, 1]],
    ['responsable_cotraitance', { type: 'structure', structure: '69123S00' }, [2]],
    ['correspondant_pole_emploi', { type: 'site', site: '75116' }, [3, 1]],
    ['auditeur', { type: 'region', region: '82' }, [2]],
    ['exploitant', { type: 'nationale' }, [3, 1, 2]],
  ] as const)('%s %j', async (role, portee, attendus) => {
    const cle = await gateway.cle(role, portee);
    expect(await lister('', cle)).toEqual(attendus.map(id));
    for (const rang of [1, 2, 3])
      expect((await gateway.get(`/api/ecarts/${id(rang)}`, cle)).statut).toBe(
        attendus.some((un) => un === rang) ? 200 : 404,
      );
  });

  it('out of the scope, answers what it answers for an unknown id', async () => {
    const cle = await gateway.cle('conseiller', { type: 'structure', structure: '75056S00' });
    const entetes = { 'x-correlation-id': 'correlation-de-l-essai-0001' };
    const autre = await gateway.get(`/api/ecarts/${id(2)}`, cle, entetes);
    expect(autre.texte).toBe((await gateway.get(`/api/ecarts/${id(99)}`, cle, entetes)).texte);
  });

  it.each([
    ['ecarts', '/api/ecarts?cotraitance=CT-PARIS-0001', [PARIS.cotraitance]],
    ['ecart', `/api/ecarts/${id(1)}`, [PARIS.cotraitance]],
    ['ecart', `/api/ecarts/${id(3)}`, [PARIS.cotraitance]],
    ['export_d_ecarts', '/api/ecarts/export?nature=absent', [LYON.cotraitance, PARIS.cotraitance]],
  ])('%s is traced: %s', async (action, url, cotraitances) => {
    await gateway.get(url, CLE_DE_DEMARRAGE);
    const [trace] = await gateway.unite.seule<object>(
      'SELECT action, cotraitances FROM lectures ORDER BY id DESC LIMIT 1',
    );
    expect(trace).toEqual({ action, cotraitances });
  });

  it('figures leave no trace', async () => {
    const avant = await gateway.compter('lectures');
    for (const url of ['/api/ecarts/groupes', '/api/politiques', '/api/budgets'])
      expect((await gateway.get(url, CLE_DE_DEMARRAGE)).statut).toBe(200);
    expect(await gateway.compter('lectures')).toBe(avant);
  });

  it('no log line names a person', () => {
    expect(gateway.journal.join('')).not.toMatch(/1111111A|2222222B|DURAND|CT-PARIS/);
  });
});
