import { evenement } from '#test/evenements';
import { CLE_DE_DEMARRAGE, creerGatewayDEssai, type GatewayDEssai } from './gateway-d-essai.js';

let gateway: GatewayDEssai;
beforeAll(async () => {
  gateway = await creerGatewayDEssai();
  const affectation = (cotraitance: string, demandeur: string): object =>
    evenement('affectation.enregistree', { cotraitance, demandeur, dateAffectation: '2010-02-01' });
  await gateway.enoncer(
    'gide',
    ...['CT-LISTE-0001', 'CT-LISTE-0002', 'CT-LISTE-0003'].map((numero, rang) =>
      affectation(numero, `550000${rang}A`),
    ),
    // One number in three dossiers: pages of one line must not lose any (A2).
    ...['6600001A', '6600002A', '6600003A'].map((demandeur) => affectation('CT-PARTAGEE-01', demandeur)),
    evenement('statut.change', {
      demandeur: '5500000A',
      statut: 1,
      situation: 'radie',
      dateEffet: '2010-06-01',
    }),
  );
  await gateway.enoncer(
    'parcours3',
    evenement('parcours.initialise', {
      cotraitance: 'CT-LISTE-0001',
      demandeur: '5500000A',
      dateDebutProgramme: '2010-02-10',
    }),
  );
});
afterAll(() => gateway.fermer());

describe('the list [X5.2]', () => {
  interface Page {
    cotraitances: { cotraitance: string; demandeur: string; etat: string }[];
    curseur: string | null;
  }
  const lister = async (requete: string): Promise<Page> =>
    (await gateway.get(`/api/cotraitances${requete}`, CLE_DE_DEMARRAGE)).json<Page>();

  it('gives every line once, page by page, whatever the size of the page', async () => {
    const tout = (await lister('?limite=200')).cotraitances.map(
      ({ cotraitance, demandeur }) => `${cotraitance}/${demandeur}`,
    );
    expect(tout.length).toBeGreaterThan(5);
    for (const limite of [1, 2, 3]) {
      const vues: string[] = [];
      let curseur: string | null = null;
      do {
        const page: Page = await lister(`?limite=${limite}${curseur === null ? '' : `&curseur=${curseur}`}`);
        vues.push(...page.cotraitances.map(({ cotraitance, demandeur }) => `${cotraitance}/${demandeur}`));
        curseur = page.curseur;
      } while (curseur !== null);
      expect(vues).toEqual(tout);
    }
  });

  it('puts nothing about a person in its cursor', async () => {
    const { curseur, cotraitances } = await lister('?limite=1');
    const clair = Buffer.from(curseur ?? '', 'base64url').toString('utf8');
    for (const { demandeur } of cotraitances) expect(clair).not.toContain(demandeur);
    expect(clair).not.toMatch(/\b\d{7}[0-9A-Z]\b/);
  });

  it('filters by structure and état together', async () => {
    const { cotraitances } = await lister('?structure=75056S00&etat=suspension');
    expect(cotraitances.length).toBeGreaterThan(0);
    expect(new Set(cotraitances.map(({ etat }) => etat))).toEqual(new Set(['suspension']));
    expect((await lister('?structure=69123S00')).cotraitances).toEqual([]);
  });

  it.each([
    ['?structure=paris', 'structure'],
    ['?etat=parti', 'etat'],
    ['?action=rien', 'action'],
    ['?curseur=***', 'curseur'],
    ['?curseur=eyJhIjoxfQ', 'curseur'],
    ['?limite=0', 'limite'],
    ['?limite=201', 'limite'],
    ['?demandeur=5555555A', 'demandeur'],
    ['?etat=sortie&etat=alerte', 'etat'],
  ])('refuses %s, naming the parameter', async (requete, parametre) => {
    const reponse = await gateway.get(`/api/cotraitances${requete}`, CLE_DE_DEMARRAGE);
    expect(reponse.statut).toBe(400);
    expect(reponse.json()).toMatchObject({ erreurs: [{ parametre }] });
    expect(reponse.texte).not.toContain('5555555A');
  });
});
