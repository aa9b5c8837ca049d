import { Fenetres } from '#exchange';
import { Chiffreur, type Sql } from '#persistence';
import type { Etape, Etapes } from '../src/etapes/etape.js';
import { respecterLesPartenaires } from '../src/etapes/respecter-les-partenaires.js';

const PASSAGE = { synchronisation: 'une', jeton: 1, jour: '2027-02-10', reprise: null };

/** A database whose clock says that hour (null: simulated), and where a person paused these partners. */
const base = (maintenant: string | null, enPause: readonly string[] = []): Sql =>
  Object.assign(
    <T>(texte: string, [partenaire]: unknown[] = []) =>
      Promise.resolve(
        texte.includes('horloge')
          ? ([{ maintenant: maintenant && new Date(maintenant) }] as T[])
          : ([partenaire].filter((un) => enPause.includes(String(un))) as T[]),
      ),
    { chiffreur: Chiffreur.SANS_CLE },
  );

describe('the steps of a partner of which nothing may be asked', () => {
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

  const issues = async (...lue: Parameters<typeof base>): Promise<Record<string, string>> => {
    const gardees = Object.entries(respecterLesPartenaires(etapes, fenetres, base(...lue)));
    const faites = gardees.map(async ([nom, etape]) => {
      const issue = await etape(PASSAGE, () => Promise.resolve());
      return [nom, issue.issue === 'sautee' ? issue.cause : issue.issue];
    });
    return Object.fromEntries(await Promise.all(faites)) as Record<string, string>;
  };

  it('are skipped in its window of maintenance, the others are not, and reading only skips none', async () => {
    expect(await issues('2027-02-10T03:15:00+01:00')).toEqual({
      tirer_gide: 'fenetre_de_maintenance',
      tirer_parcours3: 'terminee',
      appliquer: 'terminee',
      comparer_gide: 'fenetre_de_maintenance',
      comparer_parcours3: 'terminee',
    });
  });

  it('are skipped while a person has paused it [X5.5]', async () => {
    expect(await issues(null, ['parcours3'])).toEqual({
      tirer_gide: 'terminee',
      tirer_parcours3: 'partenaire_en_pause',
      appliquer: 'terminee',
      comparer_gide: 'terminee',
      comparer_parcours3: 'partenaire_en_pause',
    });
  });

  it.each([['2027-02-10T04:00:00+01:00'], [null]])('are done at %s', async (maintenant) => {
    expect(new Set(Object.values(await issues(maintenant)))).toEqual(new Set(['terminee']));
  });
});
