import type { DataSource } from 'typeorm';
import { ajouterJours } from '#annexe7';
import { creerDataSource, Horloge, UniteDeTravail } from '#persistence';
import { DemanderNuit } from '#reconciliation';
import { CHIFFREUR_D_ESSAI } from '#test/cles-d-essai';
import { type BaseDEssai, creerBase } from '#test/base-de-donnees';
import { fixerHeure, installerHeureDecalee } from '#test/heure-decalee';

let base: BaseDEssai;
let source: DataSource;
let unite: UniteDeTravail;
let sonneries: number;
beforeEach(async () => {
  base = await creerBase();
  const avant = await creerDataSource({ url: base.url, taillePool: 1 }).initialize();
  await installerHeureDecalee((texte) => avant.query(texte));
  await avant.destroy();
  source = await creerDataSource({ url: base.url, taillePool: 4, chiffreur: CHIFFREUR_D_ESSAI }).initialize();
  unite = new UniteDeTravail(source);
  sonneries = 0;
});
afterEach(async () => {
  await source.destroy();
  await base.supprimer();
});

const nuit = (deHeure = '03:15'): DemanderNuit =>
  new DemanderNuit(unite, deHeure, () => void (sonneries += 1));
/** The supervision was there from that instant on. */
const presenteDepuis = (instant: string): Promise<unknown> =>
  unite.seule('UPDATE surveillance SET depuis = $1', [instant]);
const nuits = async (): Promise<string[]> =>
  (
    await unite.seule<{ jour: string }>(
      `SELECT jour FROM synchronisations WHERE plan = 'nocturne' ORDER BY jour`,
    )
  ).map(({ jour }) => jour);
/** Each night ends as soon as it is asked for. */
const finir = (): Promise<unknown> =>
  unite.seule(
    `UPDATE synchronisations SET etat = 'terminee', debut = clock_timestamp(), fin = clock_timestamp()`,
  );

/** What a scheduler that asks at these instants obtains: the dates of the nights, in the order in which they began. */
async function vivre(
  instants: readonly string[],
  quand: 'a_l_heure' | 'rattrapage' = 'rattrapage',
  deHeure?: string,
): Promise<string[]> {
  const obtenues: string[] = [];
  for (const instant of instants) {
    await fixerHeure(unite.seule, instant);
    const demandee = await nuit(deHeure).execute(quand);
    if (demandee) obtenues.push(demandee.jour);
    await finir();
  }
  return obtenues;
}

describe('the night, on the real clock', () => {
  it('is asked for at its hour, once, by whoever comes first', async () => {
    await fixerHeure(unite.seule, '2027-02-10T03:15:00+01:00');
    const demandees = await Promise.all([1, 2, 3, 4].map(() => nuit().execute('a_l_heure')));
    expect(demandees.filter((une) => une !== null)).toHaveLength(1);
    expect(await nuits()).toEqual(['2027-02-10']);
    expect(sonneries).toBe(1);
  });

  it('is caught up when nobody asked for it at its hour, until the hour of the next one', async () => {
    await presenteDepuis('2027-02-09T12:00:00+01:00');
    expect(await vivre(['2027-02-10T03:14:59+01:00'])).toEqual([]);
    expect(
      await vivre(['2027-02-10T14:00:20+01:00', '2027-02-10T14:01:20+01:00', '2027-02-10T23:59:59+01:00']),
    ).toEqual(['2027-02-10']);
    expect(await vivre(['2027-02-12T03:14:58+01:00', '2027-02-12T03:15:20+01:00'])).toEqual([
      '2027-02-11',
      '2027-02-12',
    ]);
  });

  it('is not expected when the gateway came after its hour, or never watched', async () => {
    expect(await vivre(['2027-02-10T04:00:00+01:00'])).toEqual([]);
    await presenteDepuis('2027-02-10T03:16:00+01:00');
    expect(await vivre(['2027-02-10T04:00:00+01:00', '2027-02-11T03:10:00+01:00'])).toEqual([]);
    expect(await vivre(['2027-02-11T03:15:20+01:00'])).toEqual(['2027-02-11']);
  });

  it('comes once on each date over both changes of the clock, the hour that comes twice included', async () => {
    await presenteDepuis('2027-01-01T00:00:00+01:00');
    const mars = [
      ...['2027-03-27T03:15:20+01:00', '2027-03-28T01:59:59+01:00', '2027-03-28T03:00:01+02:00'],
      ...['2027-03-28T03:15:20+02:00', '2027-03-29T03:15:20+02:00'],
    ];
    expect(await vivre(mars)).toEqual(['2027-03-27', '2027-03-28', '2027-03-29']);
    const octobre = [
      ...['2027-10-30T03:15:20+02:00', '2027-10-31T02:15:20+02:00', '2027-10-31T02:15:20+01:00'],
      ...['2027-10-31T03:15:20+01:00', '2027-11-01T03:15:20+01:00'],
    ];
    expect(await vivre(octobre)).toEqual(['2027-10-30', '2027-10-31', '2027-11-01']);
  });

  it('is not asked for by a rhythm that ticks an hour early in October', async () => {
    await presenteDepuis('2027-10-30T12:00:00+02:00');
    expect(await vivre(['2027-10-31T02:15:00+01:00'], 'a_l_heure')).toEqual([]);
    expect(await vivre(['2027-10-31T03:15:00+01:00'], 'a_l_heure')).toEqual(['2027-10-31']);
  });

  it.each(['02:30', '00:00', '23:59'])(
    'comes once on each date when its hour is %s, asked for every half hour over the changes',
    async (deHeure) => {
      await presenteDepuis('2027-01-01T00:00:00+01:00');
      for (const [debut, jours] of [
        ['2027-03-27T22:00:00+01:00', ['2027-03-27', '2027-03-28', '2027-03-29']],
        ['2027-10-30T22:00:00+02:00', ['2027-10-30', '2027-10-31', '2027-11-01']],
      ] as const) {
        await unite.seule('DELETE FROM synchronisations');
        const demies = Array.from({ length: 60 }, (_, rang) =>
          new Date(Date.parse(debut) + (rang * 30 + 5) * 60_000).toISOString(),
        );
        const obtenues = await vivre(demies, 'rattrapage', deHeure);
        // The last hour of a day has not come back yet when the last half hour has.
        expect(obtenues).toEqual(
          deHeure === '23:59' ? [ajouterJours(jours[0], -1), ...jours.slice(0, 2)] : [...jours],
        );
      }
    },
  );

  it('waits for the former one to begin, then is asked for', async () => {
    await presenteDepuis('2027-02-01T00:00:00+01:00');
    await fixerHeure(unite.seule, '2027-02-10T03:15:20+01:00');
    await nuit().execute('rattrapage');
    await fixerHeure(unite.seule, '2027-02-11T03:15:20+01:00');
    expect(await nuit().execute('a_l_heure')).toBeNull();
    await finir();
    expect(await nuit().execute('rattrapage')).toMatchObject({ jour: '2027-02-11' });
  });
});

describe('the night, on a simulated clock [H7]', () => {
  it('is asked for by the rhythm alone, once for a date', async () => {
    await Horloge.initialiser(unite.seule, '2010-09-01', false);
    await presenteDepuis('2010-08-01T00:00:00+02:00');
    expect(await nuit().execute('rattrapage')).toBeNull();
    expect(await nuit().execute('a_l_heure')).toMatchObject({ jour: '2010-09-01' });
    expect(await nuit().execute('a_l_heure')).toBeNull();
  });
});
