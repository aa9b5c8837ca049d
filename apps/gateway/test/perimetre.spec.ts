import { evenement, lot } from '#test/evenements';
import { creerGatewayDEssai, type GatewayDEssai } from './gateway-d-essai.js';
import { PORTEE_DANS, PORTEES_HORS } from './routes.js';

let gateway: GatewayDEssai;
const DE_PARIS = 'CT-PARIS-0001';
const DE_LYON = 'CT-LYON-0001';
const INCOMPLETE = 'CT-INCOMPLETE-1';

beforeAll(async () => {
  gateway = await creerGatewayDEssai();
  await gateway.webhook(
    'gide',
    lot([
      evenement('affectation.enregistree', {
        cotraitance: DE_PARIS,
        demandeur: '1111111A',
        structure: '75056S00',
        sitePoleEmploi: '75116',
      }),
      evenement('affectation.enregistree', {
        cotraitance: DE_LYON,
        demandeur: '2222222B',
        structure: '69123S00',
        sitePoleEmploi: '69123',
      }),
      evenement('statut.change', {
        demandeur: '1111111A',
        statut: 1,
        situation: 'inscrit',
        dateEffet: '2010-01-15',
      }),
    ]),
  );
  await gateway.webhook(
    'parcours3',
    lot([evenement('parcours.initialise', { cotraitance: INCOMPLETE, demandeur: '3333333C' })]),
  );
  await gateway.appliquer();
});
afterAll(() => gateway.fermer());

const LECTURES = ['', '/faits', '/historique', '/messages'];

async function visibles(cle: string): Promise<string[]> {
  const { cotraitances } = (await gateway.get('/api/cotraitances', cle)).json<{
    cotraitances: { cotraitance: string }[];
  }>();
  return cotraitances.map(({ cotraitance }) => cotraitance);
}

describe('object scope: each structure, site and region sees its own people [J5, security check 11]', () => {
  it.each([
    ['nationale', { role: 'exploitant', portee: { type: 'nationale' } }, [INCOMPLETE, DE_LYON, DE_PARIS]],
    ['region 11', { role: 'auditeur', portee: { type: 'region', region: '11' } }, [DE_PARIS]],
    ['region 82', { role: 'exploitant', portee: { type: 'region', region: '82' } }, [DE_LYON]],
    ['structure', { role: 'conseiller', portee: { type: 'structure', structure: '69123S00' } }, [DE_LYON]],
    ['site', { role: 'correspondant_pole_emploi', portee: { type: 'site', site: '75116' } }, [DE_PARIS]],
    ['elsewhere', { role: 'correspondant_pole_emploi', portee: { type: 'site', site: '13001' } }, []],
  ] as const)('%s lists its own', async (_nom, { role, portee }, attendues) => {
    expect((await visibles(await gateway.cle(role, portee))).sort()).toEqual([...attendues].sort());
  });

  it.each(PORTEES_HORS.map((hors) => [`${hors.role} ${JSON.stringify(hors.portee)}`, hors] as const))(
    '%s gets for the person of another exactly what an unknown number gets',
    async (_nom, { role, portee }) => {
      const cle = await gateway.cle(role, portee);
      for (const suffixe of LECTURES) {
        const correlation = 'correlation-de-l-essai-0001';
        const autre = await gateway.get(`/api/cotraitances/${DE_PARIS}${suffixe}`, cle, {
          'x-correlation-id': correlation,
        });
        const inconnue = await gateway.get(`/api/cotraitances/CT-INCONNUE${suffixe}`, cle, {
          'x-correlation-id': correlation,
        });
        expect(autre.statut).toBe(404);
        expect(autre.texte).toBe(inconnue.texte);
      }
    },
  );

  it('answers inside the scope', async () => {
    for (const role of [
      'exploitant',
      'responsable_cotraitance',
      'conseiller',
      'correspondant_pole_emploi',
      'auditeur',
    ] as const) {
      const cle = await gateway.cle(role, PORTEE_DANS[role]);
      for (const suffixe of LECTURES)
        expect((await gateway.get(`/api/cotraitances/${DE_PARIS}${suffixe}`, cle)).statut).toBe(200);
    }
  });

  it('gives an incomplete cotraitance to national keys only: it belongs to no structure yet [B3]', async () => {
    const exploitant = await gateway.cle('exploitant', { type: 'nationale' });
    const conseiller = await gateway.cle('conseiller', { type: 'structure', structure: '75056S00' });
    expect((await gateway.get(`/api/cotraitances/${INCOMPLETE}`, exploitant)).json()).toMatchObject({
      phase: null,
    });
    expect((await gateway.get(`/api/cotraitances/${INCOMPLETE}`, conseiller)).statut).toBe(404);
  });

  it('does not let a filter widen the scope', async () => {
    const cle = await gateway.cle('conseiller', { type: 'structure', structure: '75056S00' });
    expect((await gateway.get('/api/cotraitances?structure=69123S00', cle)).json()).toEqual({
      cotraitances: [],
      curseur: null,
    });
  });

  it('follows the person: a structure that lost her no longer reads her, even as of before', async () => {
    const cotraitance = 'CT-MUTEE-0001';
    const donnees = { cotraitance, demandeur: '4444444D', structure: '75056S00', sitePoleEmploi: '75116' };
    await gateway.webhook('gide', lot([evenement('affectation.enregistree', donnees)]));
    await gateway.appliquer();
    const cle = await gateway.cle('conseiller', { type: 'structure', structure: '75056S00' });
    expect((await gateway.get(`/api/cotraitances/${cotraitance}`, cle)).statut).toBe(200);
    await gateway.webhook(
      'gide',
      lot([
        evenement(
          'affectation.enregistree',
          { ...donnees, structure: '69123S00' },
          { sequence: '0000000002' },
        ),
      ]),
    );
    await gateway.appliquer();
    expect((await gateway.get(`/api/cotraitances/${cotraitance}`, cle)).statut).toBe(404);
    expect(
      (await gateway.get(`/api/cotraitances/${cotraitance}?connuLe=2010-09-01T00:00:00Z`, cle)).statut,
    ).toBe(404);
  });
});

describe('messages in the scope of the key [X5.4, X3.5]', () => {
  interface Page {
    messages: { id: string; partenaire: string; demandeur: string | null }[];
  }
  const rechercher = async (cle: string, filtre: object = {}): Promise<Page['messages']> =>
    (await gateway.post('/api/messages/recherche', filtre, cle)).json<Page>().messages;

  it('a partner sees its own messages, in both directions, and no other’s', async () => {
    const gide = await gateway.cle('partenaire', { type: 'partenaire', partenaire: 'gide' });
    const vus = await rechercher(gide);
    expect(new Set(vus.map(({ partenaire }) => partenaire))).toEqual(new Set(['gide']));
    expect(await rechercher(gide, { partenaire: 'parcours3' })).toEqual([]);

    const exploitant = await gateway.cle('exploitant', { type: 'nationale' });
    const [autre] = await rechercher(exploitant, { partenaire: 'parcours3', sens: 'entrant' });
    expect((await gateway.get(`/api/messages/${autre?.id}`, gide)).statut).toBe(404);
    expect((await gateway.get(`/api/messages/${autre?.id}`, exploitant)).statut).toBe(200);
    expect((await gateway.get(`/api/messages/${vus[0]?.id}`, gide)).statut).toBe(200);
  });

  it('a partner sees itself only among the partners', async () => {
    const cle = await gateway.cle('partenaire', { type: 'partenaire', partenaire: 'parcours3' });
    const { partenaires } = (await gateway.get('/api/partenaires', cle)).json<{
      partenaires: { partenaire: string }[];
    }>();
    expect(partenaires.map(({ partenaire }) => partenaire)).toEqual(['parcours3']);
  });

  it('a regional key sees the messages about the people of its region, those about the person alone too', async () => {
    const cle = await gateway.cle('auditeur', { type: 'region', region: '11' });
    const vus = await rechercher(cle);
    expect(new Set(vus.map(({ demandeur }) => demandeur))).toEqual(new Set(['1111111A']));
    expect(await rechercher(cle, { type: 'statut.change', sens: 'entrant' })).toHaveLength(1);
    expect(await rechercher(cle, { demandeur: '2222222B' })).toEqual([]);
  });
});
