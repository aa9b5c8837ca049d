import { estDateCivile } from '#annexe7';
import { instantDe } from '#contract';
import { DATE, INSTANT } from '../src/formes/dates.js';

const deux = (nombre: number): string => String(nombre).padStart(2, '0');

describe('dates of the wire [X2]', () => {
  it('accepts exactly the real days of the years 1900 to 2100', () => {
    const fausses: string[] = [];
    let jours = 0;
    for (let annee = 1890; annee <= 2110; annee += 1) {
      for (let mois = 0; mois <= 13; mois += 1) {
        for (let jour = 0; jour <= 32; jour += 1) {
          const date = `${annee}-${deux(mois)}-${deux(jour)}`;
          const attendu = annee >= 1900 && annee <= 2100 && estDateCivile(date);
          if (DATE.accepte(date) !== attendu) fausses.push(date);
          if (attendu) jours += 1;
        }
      }
    }
    expect(fausses).toEqual([]);
    expect(jours).toBe(73_414);
  });

  it.each([
    ['2010-03-01T09:12:00+01:00', '2010-03-01T08:12:00.000Z'],
    ['2010-03-01t09:12:00.5z', '2010-03-01T09:12:00.500Z'],
    ['2010-03-01T00:30:00-00:00', '2010-03-01T00:30:00.000Z'],
    ['2008-12-31T23:59:60Z', '2008-12-31T23:59:59.999Z'],
    ['2010-03-01T09:12:00.123456789+23:59', '2010-02-28T09:13:00.123Z'],
  ])('reads the instant %s [X1]', (time, attendu) => {
    expect(INSTANT.accepte(time)).toBe(true);
    expect(instantDe(time).toISOString()).toBe(attendu);
  });

  it.each([
    '2010-03-01',
    '2010-03-01T09:12Z',
    '2010-03-01T09:12:00',
    '2010-03-01T09:12:61Z',
    '2010-03-01T09:12:00+1:00',
    '2010-03-01T09:12:00,5Z',
    '2010-03-01T09:12:00Z ',
  ])('does not take %j for an instant [X1]', (time) => {
    expect(INSTANT.accepte(time)).toBe(false);
    expect(() => instantDe(time)).toThrow(RangeError);
  });
});
