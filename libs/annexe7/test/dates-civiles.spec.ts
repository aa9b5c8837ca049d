import { ajouterAns, ajouterJours, ajouterMois, auPlusTard, estDateCivile } from '../src/index.js';

describe('civil dates [A5]', () => {
  it.each(['2010-01-01', '2012-02-29', '2000-02-29', '2010-12-31', '2012-12-31', '2010-04-30'])(
    'takes %s',
    (texte) => {
      expect(estDateCivile(texte)).toBe(true);
    },
  );

  it.each([
    '2010-02-29',
    '1900-02-29',
    '2100-02-29',
    '2010-04-31',
    '2010-00-10',
    '2010-13-10',
    '2010-01-00',
    '2010-01-32',
    '2010-1-1',
    '2010-01-01T00:00:00',
    ' 2010-01-01',
    '12010-01-01',
    '20100101',
    '2010-01-012010-01-01',
    Object('2010-01-01') as unknown,
    '',
    20100101,
    null,
    undefined,
    ['2010-01-01'],
  ])('refuses %p', (texte) => {
    expect(estDateCivile(texte)).toBe(false);
  });

  it('adds months as article 641 says: the same day, else the last of the month', () => {
    expect(ajouterMois('2010-08-31', 6)).toBe('2011-02-28');
    expect(ajouterMois('2011-08-31', 6)).toBe('2012-02-29');
    expect(ajouterMois('2010-10-31', 6)).toBe('2011-04-30');
    expect(ajouterMois('2010-06-30', 6)).toBe('2010-12-30');
    expect(ajouterMois('2010-12-01', -12)).toBe('2009-12-01');
    expect(ajouterMois('0999-12-09', 1)).toBe('1000-01-09');
    expect(ajouterMois('1000-01-09', -1)).toBe('0999-12-09');
  });

  it('adds years: born on 29 February, 26 on 28 February of a common year', () => {
    expect(ajouterAns('1984-02-29', 26)).toBe('2010-02-28');
    expect(ajouterAns('1984-02-29', 28)).toBe('2012-02-29');
    expect(ajouterAns('1874-02-29', 26)).toBe('1900-02-28');
    expect(ajouterAns('1984-05-12', 25)).toBe('2009-05-12');
  });

  it('adds days', () => {
    expect(ajouterJours('2010-02-28', 1)).toBe('2010-03-01');
    expect(ajouterJours('2012-03-01', -1)).toBe('2012-02-29');
  });

  it('tells the later of two dates', () => {
    expect(auPlusTard('2010-01-02', '2010-01-01')).toBe('2010-01-02');
    expect(auPlusTard('2010-01-01', '2010-01-02')).toBe('2010-01-02');
  });
});
