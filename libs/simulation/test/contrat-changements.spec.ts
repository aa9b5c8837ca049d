import { demarrerSimulateur, type Simulateur } from '../src/index.js';
import { ClientDePartenaire } from '#test/client-de-partenaire';

const statut = (numero: number, champs: object = {}): Record<string, unknown> => ({
  type: 'statut.change',
  data: { demandeur: '1234567A', statut: numero, situation: 'inscrit', dateEffet: '2010-08-01' },
  ...champs,
});

describe('what a partner states (X4.1, X4.5)', () => {
  let gide: Simulateur;
  let client: ClientDePartenaire;

  beforeEach(async () => {
    gide = await demarrerSimulateur({ partenaire: 'gide' });
    client = new ClientDePartenaire(gide);
  });
  afterEach(() => gide.fermer());

  interface Page {
    evenements: { id: string; sequence: string; source: string; time: string; type: string }[];
    curseur: string;
    suite: boolean;
  }
  const page = async (parametres = ''): Promise<Page> =>
    (await client.get(`/echanges/changements${parametres}`)).json() as Page;

  it('comes oldest first, page by page, to its end [X4.1]', async () => {
    gide.enoncer(statut(1), statut(2), statut(3));
    const premiere = await page('?limite=2');
    expect(premiere.evenements.map(({ id }) => id)).toEqual(['gide-0000000001', 'gide-0000000002']);
    expect(premiere.suite).toBe(true);
    const seconde = await page(`?limite=2&curseur=${premiere.curseur}`);
    expect(seconde.evenements.map(({ id }) => id)).toEqual(['gide-0000000003']);
    expect(seconde.suite).toBe(false);
    gide.enoncer(statut(4));
    const suite = await page(`?curseur=${seconde.curseur}`);
    expect(suite.evenements.map(({ id }) => id)).toEqual(['gide-0000000004']);
  });

  it('gives a cursor even when there is nothing, from which the next statements are read [X4.1]', async () => {
    const vide = await page();
    expect(vide).toEqual({ evenements: [], curseur: expect.any(String) as string, suite: false });
    gide.enoncer(statut(1));
    expect((await page(`?curseur=${vide.curseur}`)).evenements).toHaveLength(1);
  });

  it('answers 410 to a cursor made up, of another partner, or forgotten [X4.1]', async () => {
    gide.enoncer(statut(1));
    const { curseur } = await page();
    const autre = await demarrerSimulateur({ partenaire: 'parcours3' });
    const sien = (await new ClientDePartenaire(autre).get('/echanges/changements')).json() as Page;
    await autre.fermer();
    for (const faux of ['invente', Buffer.from('1.1.AAAA').toString('base64url'), sien.curseur]) {
      expect((await client.get(`/echanges/changements?curseur=${faux}`)).statut).toBe(410);
    }
    expect((await client.get(`/echanges/changements?curseur=${curseur}`)).statut).toBe(200);
    await client.admin('POST', '/oublier-curseurs');
    const reponse = await client.get(`/echanges/changements?curseur=${curseur}`);
    expect([reponse.statut, reponse.entetes.get('content-type')]).toEqual([
      410,
      expect.stringContaining('application/problem+json'),
    ]);
  });

  it('takes a limit from 1 to 1000 [X4.1]', async () => {
    for (const [limite, statutAttendu] of [
      ['1', 200],
      ['1000', 200],
      ['0', 400],
      ['1001', 400],
      ['dix', 400],
    ] as const) {
      const { statut: recu } = await client.get(`/echanges/changements?limite=${limite}`);
      expect([limite, recu]).toEqual([limite, statutAttendu]);
    }
  });

  it('is stated as asked, missing numbers and sequences filled in, wrong things included', async () => {
    const reponse = await client.admin('POST', '/enoncer', [
      { type: 'statut.change', data: { demandeur: '1234567A', situation: 'radie', dateEffet: '2010-09-01' } },
      {
        type: 'statut.change',
        data: { demandeur: '1234567A', situation: 'inscrit', dateEffet: '2010-09-09' },
      },
      {
        type: 'statut.change',
        data: { demandeur: '1234567A', statut: 1, situation: 'inscrit', annule: true },
      },
      { type: 'fr.dude.inconnu.v1', data: {}, id: 'mien', attributs: { causationid: 'evt-1' } },
    ]);
    expect(reponse.statut).toBe(201);
    const { evenements } = await page();
    expect(evenements).toMatchObject([
      {
        id: 'gide-0000000001',
        type: 'fr.dude.statut.change.v1',
        sequence: '0000000001',
        data: { statut: 1 },
      },
      {
        sequence: '0000000001',
        data: { statut: 2 },
        time: expect.stringMatching(/^2010-09-01T.*\+02:00$/) as string,
      },
      { sequence: '0000000002', data: { statut: 1 } },
      { id: 'mien', type: 'inconnu', causationid: 'evt-1', source: 'urn:gide' },
    ]);
  });

  it('states nothing of a list of which one element is no fact', async () => {
    expect((await client.admin('POST', '/enoncer', [statut(1), { type: 'statut.change' }])).statut).toBe(400);
    expect((await page()).evenements).toEqual([]);
  });

  it('counts by Paris day of time and full type what was stated and received [X4.5]', async () => {
    gide.enoncer(
      statut(1, { jour: '2010-09-01' }),
      statut(2, { time: '2010-09-01T22:30:00Z' }),
      statut(3, { time: '2010-12-31T23:30:00Z' }),
    );
    const bilan = async (jour: string): Promise<unknown> =>
      (await client.get(`/echanges/bilan?jour=${jour}`)).json();
    expect(await bilan('2010-09-01')).toEqual({ emis: { 'fr.dude.statut.change.v1': 1 }, recus: {} });
    expect(await bilan('2010-09-02')).toEqual({ emis: { 'fr.dude.statut.change.v1': 1 }, recus: {} });
    expect(await bilan('2011-01-01')).toEqual({ emis: { 'fr.dude.statut.change.v1': 1 }, recus: {} });
    expect((await client.get('/echanges/bilan?jour=2010-02-30')).statut).toBe(400);
  });
});
