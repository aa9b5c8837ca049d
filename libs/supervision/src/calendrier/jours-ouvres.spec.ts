import { estOuvre, joursOuvresEntre } from './jours-ouvres.js';

describe('French business days [X5.5]', () => {
  it.each([
    ['2010-01-01', 'jour de l’An'],
    ['2010-04-05', 'lundi de Pâques'],
    ['2010-05-13', 'Ascension'],
    ['2010-05-24', 'lundi de Pentecôte'],
    ['2010-07-14', 'fête nationale'],
    ['2011-04-25', 'lundi de Pâques'],
    ['2012-05-17', 'Ascension'],
    ['2012-05-28', 'lundi de Pentecôte'],
    ['2024-04-01', 'lundi de Pâques'],
    ['2010-11-11', 'Armistice'],
    ['2010-09-04', 'samedi'],
    ['2010-09-05', 'dimanche'],
  ])('%s is none (%s)', (jour) => {
    expect(estOuvre(jour)).toBe(false);
  });

  it.each(['2010-04-02', '2010-04-06', '2010-05-12', '2010-05-14', '2010-07-13', '2010-12-24'])(
    '%s is one',
    (jour) => {
      expect(estOuvre(jour)).toBe(true);
    },
  );

  it('takes the holidays that fall on a weekday off those of a year: seven in 2010, eight in 2012', () => {
    expect(joursOuvresEntre('2010-01-01', '2011-01-01', 400)).toBe(261 - 7);
    expect(joursOuvresEntre('2012-01-01', '2013-01-01', 400)).toBe(261 - 8);
  });

  it('counts from the first day to the last, excluded, and no further than asked', () => {
    expect(joursOuvresEntre('2010-09-03', '2010-09-06', 5)).toBe(1);
    expect(joursOuvresEntre('2010-09-04', '2010-09-06', 5)).toBe(0);
    expect(joursOuvresEntre('2010-09-06', '2010-09-06', 5)).toBe(0);
    expect(joursOuvresEntre('2000-01-01', '2010-09-06', 3)).toBe(3);
  });
});
