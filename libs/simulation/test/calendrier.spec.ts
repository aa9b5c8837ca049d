import { Temporal } from 'temporal-polyfill';
import { instantDeParis, jourDeParis } from '../src/calendrier/heure-de-paris.js';
import { ajouterJoursOuvres, deJours, estOuvre, joursEntre, ouvreSuivant } from '../src/index.js';
import { niemeOuvreDuMois } from '../src/calendrier/jours-ouvres.js';

describe('the calendar of the simulated partners', () => {
  it('has the working days of 2010: no weekend, no legal holiday', () => {
    const feries = [
      ...['2010-01-01', '2010-04-05', '2010-05-08', '2010-05-13', '2010-05-24', '2010-07-14'],
      ...['2010-11-01', '2010-11-11', '2010-12-25'],
    ];
    expect(feries.filter(estOuvre)).toEqual([]);
    expect(estOuvre('2010-09-04') || estOuvre('2010-09-05')).toBe(false);
    const jours = Array.from({ length: 365 }, (_, rang) => deJours('2010-01-01', rang));
    expect(jours.filter(estOuvre)).toHaveLength(254);
  });

  it('counts in working days', () => {
    expect(ouvreSuivant('2010-05-13')).toBe('2010-05-14');
    expect(ajouterJoursOuvres('2010-09-03', 1)).toBe('2010-09-06');
    expect(ajouterJoursOuvres('2010-09-04', 0)).toBe('2010-09-06');
    expect(niemeOuvreDuMois('2010-09-30', 12)).toBe('2010-09-16');
    expect(() => estOuvre('2099-01-01')).toThrow(RangeError);
  });

  it('adds days as the calendar does', () => {
    for (const [date, jours] of [
      ['2010-02-28', 1],
      ['2008-02-28', 1],
      ['2010-12-31', 1],
      ['2010-03-01', -1],
      ['1969-12-31', 400],
    ] as const) {
      const attendu = Temporal.PlainDate.from(date).add({ days: jours }).toString();
      expect(deJours(date, jours)).toBe(attendu);
      expect(joursEntre(date, attendu)).toBe(jours);
    }
  });

  it('gives instants of the day itself in Paris, summer and winter, and reads the day back [X4.5]', () => {
    for (const jour of ['2010-03-27', '2010-03-28', '2010-07-01', '2010-10-30', '2010-10-31', '2010-12-31']) {
      for (const rang of [0, 1, 53_999, 54_000, 1_234_567]) {
        const instant = instantDeParis(jour, rang);
        const zone = Temporal.Instant.from(instant).toZonedDateTimeISO('Europe/Paris');
        expect(zone.toPlainDate().toString()).toBe(jour);
        expect(instant.endsWith(zone.offset)).toBe(true);
        expect(jourDeParis(instant)).toBe(jour);
      }
    }
    for (const instant of [
      '2010-03-27T23:30:00Z',
      '2010-06-30T22:30:00Z',
      '2010-10-31T00:59:59Z',
      '2010-12-31T23:00:00Z',
    ]) {
      const attendu = Temporal.Instant.from(instant)
        .toZonedDateTimeISO('Europe/Paris')
        .toPlainDate()
        .toString();
      expect(jourDeParis(instant)).toBe(attendu);
    }
    expect(jourDeParis('hier')).toBeUndefined();
  });
});
