import { Fenetres } from '#exchange';
import type { Sql } from '#persistence';
import type { Etape, Etapes } from '../src/etapes/etape.js';
import { respecterMaintenances } from '../src/etapes/respecter-maintenances.js';

const PASSAGE = { synchronisation: 'une', jour: '2027-02-10', reprise: null };

/** A clock row whose hour is that one; null: simulated. */
const horloge =
  (maintenant: string | null): Sql =>
  <T>() =>
    Promise.resolve([{ maintenant: maintenant && new Date(maintenant) }] as T[]);

describe('the steps of a partner in its window of maintenance', () => {
  const fenetres = new Fenetres({
    lectureSeule: [{ partenaire: 'parcours3', de: '03:00', a: '04:00' }],
    maintenance: [{ partenaire: 'gide', de: '2027-02-10T03:00', a: '2027-02-10T04:00' }],
  });
  const faite: Etape = () => Promise.resolve({ issue: 'terminee', resultat: {} });
  const etapes = Object.fromEntries(
    ['tirer_gide', 'tirer_parcours3', 'appliquer', 'comparer_gide', 'comparer_parcours3'].map((nom) => [
      nom,
      faite,
    ]),
  ) as unknown as Etapes;

  const issues = async (maintenant: string | null): Promise<Record<string, string>> => {
    const gardees = Object.entries(respecterMaintenances(etapes, fenetres, horloge(maintenant)));
    const faites = gardees.map(async ([nom, etape]) => {
      const issue = await etape(PASSAGE, () => Promise.resolve());
      return [nom, issue.issue === 'sautee' ? issue.cause : issue.issue];
    });
    return Object.fromEntries(await Promise.all(faites)) as Record<string, string>;
  };

  it('are skipped, the others are not, and reading only skips none', async () => {
    expect(await issues('2027-02-10T03:15:00+01:00')).toEqual({
      tirer_gide: 'fenetre_de_maintenance',
      tirer_parcours3: 'terminee',
      appliquer: 'terminee',
      comparer_gide: 'fenetre_de_maintenance',
      comparer_parcours3: 'terminee',
    });
  });

  it.each([['2027-02-10T04:00:00+01:00'], [null]])('are done at %s', async (maintenant) => {
    expect(new Set(Object.values(await issues(maintenant)))).toEqual(new Set(['terminee']));
  });
});
