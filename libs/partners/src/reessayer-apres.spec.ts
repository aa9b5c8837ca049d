import { ATTENTE_MAXIMALE_MS, lireReessayerApres } from './reessayer-apres.js';

const MAINTENANT = Date.parse('2010-09-01T10:00:00Z');
const lire = (valeur?: string, date?: string) =>
  lireReessayerApres(
    new Headers({
      ...(valeur !== undefined && { 'retry-after': valeur }),
      ...(date !== undefined && { date }),
    }),
    MAINTENANT,
  );

describe('Retry-After [X4.2]', () => {
  it.each([
    ['0', 0],
    ['7', 7_000],
    [' 7 ', 7_000],
    ['Wed, 01 Sep 2010 10:00:42 GMT', 42_000],
    ['Wed, 01 Sep 2010 09:00:00 GMT', 0],
    ['999999999999999999999', ATTENTE_MAXIMALE_MS],
    ['Fri, 01 Jan 2100 00:00:00 GMT', ATTENTE_MAXIMALE_MS],
  ])('reads %j as %i ms', (valeur, attendu) => {
    expect(lire(valeur)).toBe(attendu);
  });

  it.each([
    ['-5'],
    ['1.5'],
    ['1e9'],
    ['bientôt'.normalize('NFD').replace(/[^a-z]/g, '')],
    ['2010-09-01T10:00:00Z'],
    ['Wed, 99 Sep 2010 99:99:99 GMT'],
    [''],
  ])('takes the absurd %j as absent', (valeur) => {
    expect(lire(valeur)).toBeUndefined();
  });

  it('is undefined when absent', () => {
    expect(lire()).toBeUndefined();
  });

  it('measures a date from the clock of the partner when it shows it', () => {
    expect(lire('Wed, 01 Sep 2010 10:06:10 GMT', 'Wed, 01 Sep 2010 10:06:00 GMT')).toBe(10_000);
  });
});
