import { REGLAGES_PAR_DEFAUT } from '../src/index.js';
import { histoire } from './histoire-a-la-main.js';

const sixMois = (date: string): object => ({
  date,
  motif: 'six_mois_cessation_ou_radiation',
  mode: 'automatique',
});
const TARD = '2030-01-01';

describe('sortie stated [E1, E2]', () => {
  it('E1: at its date, never before dA', () => {
    const prononcee = { motif: 'autre', mode: 'prononcee' };
    expect(histoire().affectation('2010-02-01').sortie('2010-05-01').au(TARD).sortie).toEqual({
      date: '2010-05-01',
      ...prononcee,
    });
    expect(histoire().affectation('2010-02-01').sortie('2010-01-01').au(TARD).sortie).toEqual({
      date: '2010-02-01',
      ...prononcee,
    });
  });

  it('E2: at the date of the treatment, with the motif of the decision, never before dA', () => {
    const decision = { motif: 'reorientation_partenaire', mode: 'decision_alerte' };
    const h = histoire().affectation('2010-02-01').alerte('A1', '2010-03-01');
    expect(h.decisionDeSortie('A1', '2010-02-15', 'reorientation_partenaire').au(TARD).sortie).toEqual({
      date: '2010-02-15',
      ...decision,
    });
    const avant = histoire()
      .affectation('2010-02-01')
      .decisionDeSortie('A1', '2010-01-15', 'reorientation_partenaire');
    expect(avant.au(TARD).sortie).toEqual({ date: '2010-02-01', ...decision });
  });

  it('E2: the earliest decision, and on one day the smallest alert id in byte order', () => {
    const h = histoire()
      .affectation('2010-02-01')
      .decisionDeSortie('b', '2010-03-01', 'reprise_smp')
      .decisionDeSortie('a', '2010-03-01', 'reorientation_partenaire')
      .decisionDeSortie('c', '2010-03-01', 'reprise_smp')
      .decisionDeSortie('A', '2010-03-02', 'reprise_smp');
    expect(h.au(TARD).sortie).toMatchObject({ date: '2010-03-01', motif: 'reorientation_partenaire' });
    h.decisionDeSortie('B', '2010-03-01', 'reprise_smp');
    expect(h.au(TARD).sortie).toMatchObject({ date: '2010-03-01', motif: 'reprise_smp' });
    h.decisionDeSortie('d', '2010-02-28', 'reorientation_partenaire');
    expect(h.au(TARD).sortie).toMatchObject({ date: '2010-02-28', motif: 'reorientation_partenaire' });
  });

  it('E2: a decision to maintain is no sortie', () => {
    const h = histoire().affectation('2010-02-01').alerte('A1', '2010-03-01').maintien('A1', '2010-03-02');
    expect(h.au('2015-01-01').sortie).toBeNull();
  });
});

describe('sortie after six months [E3]', () => {
  it('comes on the limit, six months after the first day of absence', () => {
    const h = histoire().affectation('2010-02-01').statut(1, 'cessation_inscription', '2010-03-15');
    expect(h.au('2010-09-14').sortie).toBeNull();
    expect(h.au('2010-09-15').sortie).toEqual(sixMois('2010-09-15'));
  });

  it('is avoided the day before the limit, not on it', () => {
    const h = histoire().affectation('2010-02-01').statut(1, 'cessation_inscription', '2010-03-15');
    expect(h.statut(2, 'inscrit', '2010-09-15').au('2010-10-01').sortie).toEqual(sixMois('2010-09-15'));
    expect(h.statut(3, 'inscrit', '2010-09-14').au('2010-10-01').sortie).toBeNull();
  });

  it('counts radiation and cessation in a row as one run', () => {
    const h = histoire()
      .affectation('2010-02-01')
      .initialisation('2010-02-01')
      .statut(1, 'radie', '2010-03-15')
      .statut(2, 'cessation_inscription', '2010-05-01')
      .statut(3, 'radie', '2010-09-01');
    expect(h.au(TARD).sortie).toEqual(sixMois('2010-09-15'));
  });

  it('starts again after one day inscrit', () => {
    const h = histoire()
      .affectation('2010-02-01')
      .initialisation('2010-02-01')
      .statut(1, 'radie', '2010-03-15')
      .statut(2, 'inscrit', '2010-04-01')
      .statut(3, 'radie', '2010-04-02');
    expect(h.au(TARD).sortie).toEqual(sixMois('2010-10-02'));
  });

  it('is not broken by a return replaced on its own day', () => {
    const h = histoire()
      .affectation('2010-02-01')
      .initialisation('2010-02-01')
      .statut(1, 'radie', '2010-03-15')
      .statut(2, 'inscrit', '2010-04-01')
      .statut(3, 'radie', '2010-04-01');
    expect(h.au(TARD).sortie).toEqual(sixMois('2010-09-15'));
  });

  it('counts from dA when the absence began before it, and forgets an absence over by then', () => {
    const h = histoire().affectation('2010-02-01').statut(1, 'cessation_inscription', '2009-12-15');
    expect(h.au(TARD).sortie).toEqual(sixMois('2010-08-01'));
    expect(h.statut(2, 'inscrit', '2010-02-01').au('2010-12-01').sortie).toBeNull();
    const longue = histoire()
      .affectation('2010-02-01')
      .statut(1, 'cessation_inscription', '2008-01-01')
      .statut(2, 'inscrit', '2010-01-31');
    expect(longue.au('2012-01-01').sortie).toBeNull();
  });

  it('takes the first run that lasts six months', () => {
    const h = histoire()
      .affectation('2010-02-01')
      .statut(1, 'cessation_inscription', '2010-03-01')
      .statut(2, 'inscrit', '2010-06-01')
      .statut(3, 'cessation_inscription', '2010-07-01')
      .statut(4, 'inscrit', '2011-02-01')
      .statut(5, 'cessation_inscription', '2011-03-01');
    expect(h.au(TARD).sortie).toEqual(sixMois('2011-01-01'));
  });

  it('applies before initialisation, and runs on while an alert is open', () => {
    const h = histoire()
      .affectation('2010-02-01')
      .initialisation('2010-02-10')
      .alerte('A1', '2010-03-01')
      .statut(1, 'cessation_inscription', '2010-03-15');
    expect(h.au('2010-09-14').etat).toBe('alerte');
    expect(h.au('2010-09-15').etat).toBe('sortie');
  });
});

describe('sortie by age [E4]', () => {
  it('dA before the 25th birthday: on the 26th', () => {
    const h = histoire().affectation('2010-02-01', '1985-02-02');
    expect(h.au('2011-02-01').sortie).toBeNull();
    expect(h.au('2011-02-02').sortie).toEqual({ date: '2011-02-02', motif: 'age_26', mode: 'automatique' });
  });

  it('dA in the 26th year: a year after the affectation', () => {
    const unAn = { date: '2011-02-01', motif: 'un_an_accompagnement', mode: 'automatique' };
    expect(histoire().affectation('2010-02-01', '1985-02-01').au(TARD).sortie).toEqual(unAn);
    expect(histoire().affectation('2010-02-01', '1984-02-02').au(TARD).sortie).toEqual(unAn);
  });

  it('dA on or after the 26th birthday: on dA, out of frame', () => {
    const age = { date: '2010-02-01', motif: 'age_26', mode: 'automatique' };
    const h = histoire().affectation('2010-02-01', '1984-02-01');
    expect(h.au('2010-02-01')).toMatchObject({ sortie: age, anomalies: ['AGE_HORS_CADRE'] });
    expect(histoire().affectation('2010-02-01', '1980-02-01').au(TARD).sortie).toEqual(age);
  });

  it('the year counts from the initialisation when the setting says so and there is one', () => {
    const reglages = { ...REGLAGES_PAR_DEFAUT, unAnCompteDepuis: 'initialisation' as const };
    const h = histoire().affectation('2010-02-01', '1984-06-20');
    expect(h.au(TARD, reglages).sortie?.date).toBe('2011-02-01');
    h.initialisation('2010-03-10');
    expect(h.au(TARD, reglages).sortie?.date).toBe('2011-03-10');
    expect(h.au(TARD).sortie?.date).toBe('2011-02-01');
  });

  it('takes the identity of the greatest modification that carries one, whatever its date [C4]', () => {
    const h = histoire()
      .affectation('2010-02-01', '1980-01-01')
      .modification(2, '2010-05-01', '75056', '1985-03-03')
      .modification(10, '2010-03-01', '75056', '1985-04-04')
      .modification(11, '2010-01-01', '75056');
    expect(h.au(TARD).sortie?.date).toBe('2011-04-04');
    h.modification(1, '2010-09-01', '75056', '1985-05-05');
    expect(h.au(TARD).sortie?.date).toBe('2011-04-04');
  });

  it('is out of frame before the 16th birthday, not on it', () => {
    expect(histoire().affectation('2010-02-01', '1994-02-02').au('2010-02-01').anomalies).toEqual([
      'AGE_HORS_CADRE',
    ]);
    expect(histoire().affectation('2010-02-01', '1994-02-01').au('2010-02-01').anomalies).toEqual([]);
  });
});

describe('order of the candidates [section 5]', () => {
  const leMemeJour = () =>
    histoire().affectation('2010-02-01', '1985-09-15').statut(1, 'cessation_inscription', '2011-03-15');

  it('the earliest is in force; on equal dates E1, then E2, then E3, then E4', () => {
    const h = leMemeJour();
    expect(h.au(TARD).sortie).toEqual(sixMois('2011-09-15'));
    h.decisionDeSortie('A1', '2011-09-15');
    expect(h.au(TARD).sortie?.mode).toBe('decision_alerte');
    h.sortie('2011-09-15');
    expect(h.au(TARD).sortie?.mode).toBe('prononcee');
  });

  it('a later one of a better rank does not count', () => {
    expect(leMemeJour().sortie('2011-09-16').au(TARD).sortie).toEqual(sixMois('2011-09-15'));
    expect(leMemeJour().decisionDeSortie('A1', '2011-09-16').au(TARD).sortie).toEqual(sixMois('2011-09-15'));
    const h = histoire()
      .affectation('2010-02-01', '1985-09-15')
      .statut(1, 'cessation_inscription', '2011-03-16');
    expect(h.au(TARD).sortie?.motif).toBe('age_26');
    expect(h.sortie('2011-09-14').decisionDeSortie('A1', '2011-09-13').au(TARD).sortie?.mode).toBe(
      'decision_alerte',
    );
  });
});
