import { Fenetres, type ReglagesFenetres } from '#exchange';

const fenetres = (reglages: Partial<ReglagesFenetres>): Fenetres =>
  new Fenetres({ lectureSeule: [], maintenance: [], ...reglages });
const quotidienne = (de: string, a: string): Fenetres =>
  fenetres({ lectureSeule: [{ partenaire: 'gide', de, a }] });
const a = (lesquelles: Fenetres, instant: string): string | null => {
  const ouverte = lesquelles.a('gide', new Date(instant));
  return ouverte && `${ouverte.nature} ${ouverte.jusqua.toISOString()}`;
};

describe('the daily window of a partner, in reading only', () => {
  const minuit = quotidienne('00:00', '01:00');

  it.each([
    ['2027-02-09T23:59:59+01:00', null],
    ['2027-02-10T00:00:00+01:00', 'lecture_seule 2027-02-10T00:00:00.000Z'],
    ['2027-02-10T00:59:59+01:00', 'lecture_seule 2027-02-10T00:00:00.000Z'],
    ['2027-02-10T01:00:00+01:00', null],
    ['2027-07-10T00:30:00+02:00', 'lecture_seule 2027-07-09T23:00:00.000Z'],
    ['2027-03-28T00:30:00+01:00', 'lecture_seule 2027-03-28T00:00:00.000Z'],
    ['2027-10-31T00:30:00+02:00', 'lecture_seule 2027-10-30T23:00:00.000Z'],
  ])('at %s: %s', (instant, attendue) => {
    expect(a(minuit, instant)).toBe(attendue);
  });

  it('concerns that partner alone', () => {
    expect(minuit.a('parcours3', new Date('2027-02-10T00:30:00+01:00'))).toBeNull();
  });

  it.each([
    ['2027-02-09T23:30:00+01:00', 'lecture_seule 2027-02-09T23:15:00.000Z'],
    ['2027-02-10T00:10:00+01:00', 'lecture_seule 2027-02-09T23:15:00.000Z'],
    ['2027-02-10T00:15:00+01:00', null],
    ['2027-12-31T23:45:00+01:00', 'lecture_seule 2027-12-31T23:15:00.000Z'],
  ])('goes past midnight, and past the year: at %s, %s', (instant, attendue) => {
    expect(a(quotidienne('23:30', '00:15'), instant)).toBe(attendue);
  });
});

describe('a window at the changes of the clock', () => {
  const deuxATrois = quotidienne('02:00', '03:00');

  it('does not exist on the night when its hour does not', () => {
    expect(a(deuxATrois, '2027-03-28T01:59:59+01:00')).toBeNull();
    expect(a(deuxATrois, '2027-03-28T03:00:00+02:00')).toBeNull();
  });

  it('lasts two hours on the night when its hour comes twice', () => {
    for (const instant of ['02:00:00+02:00', '02:59:59+02:00', '02:00:00+01:00', '02:59:59+01:00'])
      expect(a(deuxATrois, `2027-10-31T${instant}`)).toBe('lecture_seule 2027-10-31T02:00:00.000Z');
    expect(a(deuxATrois, '2027-10-31T03:00:00+01:00')).toBeNull();
  });

  it('ends with the jump when the clock jumps over its end', () => {
    expect(a(quotidienne('01:30', '02:30'), '2027-03-28T01:45:00+01:00')).toBe(
      'lecture_seule 2027-03-28T01:00:00.000Z',
    );
    expect(a(quotidienne('01:30', '02:30'), '2027-03-28T03:00:00+02:00')).toBeNull();
  });

  it('opens again when its half hour comes back', () => {
    const demie = quotidienne('02:00', '02:30');
    expect(a(demie, '2027-10-31T02:10:00+02:00')).toBe('lecture_seule 2027-10-31T00:30:00.000Z');
    expect(a(demie, '2027-10-31T02:40:00+02:00')).toBeNull();
    expect(a(demie, '2027-10-31T02:10:00+01:00')).toBe('lecture_seule 2027-10-31T01:30:00.000Z');
  });
});

describe('a dated window of maintenance', () => {
  const travaux = fenetres({
    lectureSeule: [{ partenaire: 'gide', de: '00:00', a: '01:00' }],
    maintenance: [
      { partenaire: 'gide', de: '2027-03-27T22:00', a: '2027-03-28T04:00', motif: 'Changement de version' },
    ],
  });

  it('holds from its first minute to its end, one hour shorter in March, and wins over reading only', () => {
    expect(a(travaux, '2027-03-27T21:59:59+01:00')).toBeNull();
    for (const instant of [
      '2027-03-27T22:00:00+01:00',
      '2027-03-28T00:30:00+01:00',
      '2027-03-28T03:59:59+02:00',
    ])
      expect(a(travaux, instant)).toBe('maintenance 2027-03-28T02:00:00.000Z');
    expect(a(travaux, '2027-03-28T04:00:00+02:00')).toBeNull();
  });

  it('says why', () => {
    expect(travaux.a('gide', new Date('2027-03-28T00:30:00Z'))?.motif).toBe('Changement de version');
  });
});
