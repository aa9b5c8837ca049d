import { etatAu, prochaineEcheance, REGLAGES_PAR_DEFAUT } from '../src/index.js';
import { CT, histoire } from './histoire-a-la-main.js';

describe('état at a date [section 6]', () => {
  it('F0: nothing before the affectation, all null without one', () => {
    const h = histoire().affectation('2010-02-01').acceptation('2010-01-15').alerte('A1', '2010-01-01');
    expect(h.au('2010-01-31')).toMatchObject({
      phase: null,
      etat: null,
      depuis: null,
      structure: '75056S00',
      suspension: null,
      prochaineEcheance: { date: '2010-02-01', nature: 'acceptee' },
    });
    expect(etatAu(histoire().dossier(), CT, '2010-02-01')).toEqual({
      cotraitance: CT,
      structure: null,
      phase: null,
      etat: null,
      depuis: null,
      dates: { affectation: null, acceptation: null, initialisation: null, annulation: null, sortie: null },
      alertes: [],
      suspension: null,
      annulation: null,
      sortie: null,
      prochaineEcheance: null,
      decompte: { compte: false, raison: 'non_initialise' },
      anomalies: [],
      regles: { etat: { regle: 'B3', messages: [] } },
    });
  });

  it('B3: incomplete again when the affectation is withdrawn', () => {
    const h = histoire()
      .initialisation('2010-02-10')
      .maintien('A1', '2010-03-01')
      .affectation('2010-02-01')
      .retire();
    expect(h.au('2010-02-10')).toMatchObject({ phase: null, anomalies: [], prochaineEcheance: null });
    expect(prochaineEcheance(h.dossier(), CT, '2010-01-01')).toBeNull();
  });

  it('F7, F6, F5: affectée, acceptée, accompagnement actif, each from its day on', () => {
    const h = histoire().affectation('2010-02-01').acceptation('2010-02-05').initialisation('2010-02-10');
    expect(h.au('2010-02-04')).toMatchObject({ phase: 'entree', etat: 'affectee', depuis: '2010-02-01' });
    expect(h.au('2010-02-05')).toMatchObject({ phase: 'entree', etat: 'acceptee', depuis: '2010-02-05' });
    expect(h.au('2010-02-09').etat).toBe('acceptee');
    expect(h.au('2010-02-10')).toMatchObject({
      phase: 'accompagnement',
      etat: 'accompagnement_actif',
      depuis: '2010-02-10',
      prochaineEcheance: { date: '2016-05-12', nature: 'sortie' },
    });
  });

  it('the chronology holds each état on its first day, and no other day', () => {
    const h = histoire()
      .affectation('2010-02-01')
      .acceptation('2010-02-05')
      .initialisation('2010-02-10')
      .statut(1, 'inscrit', '2010-02-20')
      .alerte('A1', '2010-03-01')
      .cloture('A1', '2010-03-05')
      .sortie('2010-05-01');
    expect(h.dossier().complete(CT)?.chronologie).toEqual([
      { date: '2010-02-01', etat: 'affectee' },
      { date: '2010-02-05', etat: 'acceptee' },
      { date: '2010-02-10', etat: 'accompagnement_actif' },
      { date: '2010-03-01', etat: 'alerte' },
      { date: '2010-03-05', etat: 'accompagnement_actif' },
      { date: '2010-05-01', etat: 'sortie' },
    ]);
    expect(REGLAGES_PAR_DEFAUT).toEqual({
      unAnCompteDepuis: 'affectation',
      initialisationLeJourDeLAffectation: true,
      radiationLeJourDeLInitialisationAnnule: false,
      alerteAvantSuspension: true,
      ageIncompleteJours: 15,
    });
  });

  it('C1: an acceptation dated before dA counts from dA, and dI may come before dAcc', () => {
    const h = histoire().affectation('2010-02-01').acceptation('2010-01-05').initialisation('2010-02-10');
    expect(h.au('2010-02-01')).toMatchObject({ etat: 'acceptee', depuis: '2010-02-01' });
    const avant = histoire().affectation('2010-02-01').acceptation('2010-02-20').initialisation('2010-02-10');
    expect(avant.au('2010-02-20')).toMatchObject({ etat: 'accompagnement_actif', depuis: '2010-02-10' });
  });

  it('C1: an initialisation before dA counts as absent; on dA it is valid', () => {
    const h = histoire().affectation('2010-02-01').initialisation('2010-01-31');
    expect(h.au('2010-02-01')).toMatchObject({
      etat: 'affectee',
      anomalies: ['INITIALISATION_AVANT_AFFECTATION'],
      dates: { initialisation: null },
    });
    const leJour = histoire().affectation('2010-02-01').initialisation('2010-02-01');
    expect(leJour.au('2010-02-01')).toMatchObject({ etat: 'accompagnement_actif', anomalies: [] });
  });

  it('C1: an initialisation on dA counts as absent when the setting says so', () => {
    const reglages = { ...REGLAGES_PAR_DEFAUT, initialisationLeJourDeLAffectation: false };
    const leJour = histoire().affectation('2010-02-01').initialisation('2010-02-01');
    expect(leJour.au('2010-02-01', reglages)).toMatchObject({
      etat: 'affectee',
      anomalies: ['INITIALISATION_AVANT_AFFECTATION'],
    });
    const lendemain = histoire().affectation('2010-02-01').initialisation('2010-02-02');
    expect(lendemain.au('2010-02-02', reglages)).toMatchObject({
      etat: 'accompagnement_actif',
      anomalies: [],
    });
  });

  it('F4: suspension while not inscrit, and back', () => {
    const h = histoire()
      .affectation('2010-02-01')
      .initialisation('2010-02-10')
      .statut(1, 'radie', '2010-03-01')
      .statut(2, 'cessation_inscription', '2010-03-10')
      .statut(3, 'inscrit', '2010-04-01');
    expect(h.au('2010-02-28').prochaineEcheance).toEqual({ date: '2010-03-01', nature: 'suspension' });
    expect(h.au('2010-03-15')).toMatchObject({
      etat: 'suspension',
      phase: 'accompagnement',
      depuis: '2010-03-01',
      suspension: { depuis: '2010-03-01', echeance: '2010-09-01' },
      prochaineEcheance: { date: '2010-04-01', nature: 'accompagnement_actif' },
    });
    expect(h.au('2010-04-01')).toMatchObject({ etat: 'accompagnement_actif', suspension: null });
  });

  it('C2: of two statuts with the same date the greater number, as a number', () => {
    const h = histoire().affectation('2010-02-01').initialisation('2010-02-10');
    h.statut(10, 'inscrit', '2010-03-01').statut(9, 'radie', '2010-03-01');
    expect(h.au('2010-03-01').etat).toBe('accompagnement_actif');
    expect(h.statut(11, 'radie', '2010-03-01').au('2010-03-01').etat).toBe('suspension');
  });

  it('F9: the facet is shown in phase entrée too, from dA at the earliest, and not after the end', () => {
    const h = histoire().affectation('2010-02-01').statut(1, 'cessation_inscription', '2009-12-15');
    expect(h.au('2010-01-31').suspension).toBeNull();
    expect(h.au('2010-02-01')).toMatchObject({
      etat: 'affectee',
      suspension: { depuis: '2010-02-01', echeance: '2010-08-01' },
    });
    expect(h.au('2010-07-31').suspension).not.toBeNull();
    expect(h.au('2010-08-01').suspension).toBeNull();
  });

  it('F9: the facet is that of the present run', () => {
    const h = histoire()
      .affectation('2010-02-01')
      .initialisation('2010-02-10')
      .statut(1, 'radie', '2010-03-01')
      .statut(2, 'inscrit', '2010-04-01')
      .statut(3, 'radie', '2010-05-31');
    expect(h.au('2010-06-15').suspension).toEqual({ depuis: '2010-05-31', echeance: '2010-11-30' });
    expect(h.au('2010-05-30').suspension).toBeNull();
  });

  it('F9: the alert before the suspension, or after it when the setting says so', () => {
    const h = histoire()
      .affectation('2010-02-01')
      .initialisation('2010-02-10')
      .alerte('A1', '2010-03-01')
      .statut(1, 'radie', '2010-03-10');
    expect(h.au('2010-03-10')).toMatchObject({
      etat: 'alerte',
      depuis: '2010-03-01',
      suspension: { depuis: '2010-03-10', echeance: '2010-09-10' },
    });
    const reglages = { ...REGLAGES_PAR_DEFAUT, alerteAvantSuspension: false };
    expect(h.au('2010-03-09', reglages).etat).toBe('alerte');
    expect(h.au('2010-03-10', reglages)).toMatchObject({ etat: 'suspension', depuis: '2010-03-10' });
  });

  it('gives the dates of the annulment and of the sortie only once in force', () => {
    const h = histoire()
      .affectation('2010-02-01')
      .acceptation('2010-02-05')
      .initialisation('2010-02-10')
      .sortie('2010-05-01');
    const dates = {
      affectation: '2010-02-01',
      acceptation: '2010-02-05',
      initialisation: '2010-02-10',
      annulation: null,
    };
    expect(h.au('2010-04-30').dates).toEqual({ ...dates, sortie: null });
    expect(h.au('2010-05-01').dates).toEqual({ ...dates, sortie: '2010-05-01' });
    const annulee = histoire().affectation('2010-02-01').annulation('2010-02-10');
    expect(annulee.au('2010-02-09').dates.annulation).toBeNull();
    expect(annulee.au('2010-02-10').dates).toMatchObject({ annulation: '2010-02-10', sortie: null });
    expect(annulee.au('2010-02-10').depuis).toBe('2010-02-10');
  });

  it('F12: no échéance after the end', () => {
    const h = histoire().affectation('2010-02-01').sortie('2010-05-01');
    expect(h.au('2010-04-30').prochaineEcheance).toEqual({ date: '2010-05-01', nature: 'sortie' });
    expect(h.au('2010-05-01').prochaineEcheance).toBeNull();
    expect(
      histoire().affectation('2010-02-01').annulation('2010-02-03').au('2010-02-01').prochaineEcheance,
    ).toEqual({
      date: '2010-02-03',
      nature: 'annulee',
    });
  });
});

describe('alerts [F3, F8]', () => {
  const suivie = () => histoire().affectation('2010-02-01').initialisation('2010-02-10');

  it('is open from its date until its treatment, that day excluded', () => {
    const h = suivie().alerte('A1', '2010-03-01').maintien('A1', '2010-03-10', 'maintien_suspension');
    expect(h.au('2010-02-28').etat).toBe('accompagnement_actif');
    expect(h.au('2010-03-01')).toMatchObject({ etat: 'alerte', phase: 'accompagnement' });
    expect(h.au('2010-03-09').prochaineEcheance).toEqual({
      date: '2010-03-10',
      nature: 'accompagnement_actif',
    });
    expect(h.au('2010-03-10').etat).toBe('accompagnement_actif');
  });

  it('ends at the earlier of its treatment and its closing', () => {
    const h = suivie().alerte('A1', '2010-03-01').maintien('A1', '2010-03-10').cloture('A1', '2010-03-08');
    expect(h.au('2010-03-20').alertes).toEqual([
      {
        alerte: 'A1',
        nature: 'difficulte',
        dateAlerte: '2010-03-01',
        fin: '2010-03-08',
        decision: 'maintien_actif',
      },
    ]);
    const autre = suivie()
      .alerte('A1', '2010-03-01')
      .maintien('A1', '2010-03-08')
      .cloture('A1', '2010-03-10');
    expect(autre.au('2010-03-20').alertes[0]?.fin).toBe('2010-03-08');
    expect(
      suivie().alerte('A1', '2010-03-01').cloture('A1', '2010-03-10').au('2010-03-20').alertes[0],
    ).toMatchObject({
      fin: '2010-03-10',
      decision: null,
    });
  });

  it('is never open when treated or closed before its date', () => {
    expect(suivie().alerte('A1', '2010-03-05').cloture('A1', '2010-03-01').au('2010-03-05')).toMatchObject({
      etat: 'accompagnement_actif',
      alertes: [{ fin: '2010-03-05' }],
    });
    expect(suivie().alerte('A1', '2010-03-05').maintien('A1', '2010-03-01').au('2010-03-05')).toMatchObject({
      etat: 'accompagnement_actif',
      alertes: [{ fin: '2010-03-05' }],
    });
  });

  it('stays open without either, and after a decision of sortie still to come', () => {
    const h = suivie().alerte('A1', '2010-03-01').decisionDeSortie('A1', '2010-05-01');
    expect(h.au('2010-04-30')).toMatchObject({
      etat: 'alerte',
      alertes: [{ alerte: 'A1', fin: null, decision: 'sortie' }],
      prochaineEcheance: { date: '2010-05-01', nature: 'sortie' },
    });
  });

  it('keeps what belongs to it by alert id', () => {
    const h = suivie()
      .alerte('A2', '2010-03-05')
      .alerte('A1', '2010-03-01')
      .maintien('A1', '2010-03-03')
      .cloture('A2', '2010-03-08');
    expect(h.au('2010-03-03').etat).toBe('accompagnement_actif');
    expect(h.au('2010-03-07').etat).toBe('alerte');
    expect(h.au('2010-03-08').etat).toBe('accompagnement_actif');
    expect(h.au('2010-03-04').alertes.map(({ alerte }) => alerte)).toEqual(['A1']);
    expect(h.au('2010-03-05').alertes.map(({ alerte }) => alerte)).toEqual(['A1', 'A2']);
  });

  it('are listed by date, then by id', () => {
    const h = suivie().alerte('B', '2010-03-01').alerte('C', '2010-02-20').alerte('A', '2010-03-01');
    expect(h.au('2010-04-01').alertes.map(({ alerte }) => alerte)).toEqual(['C', 'A', 'B']);
  });

  it('shows on dI when it began before, not before dI', () => {
    const h = histoire().affectation('2010-02-01').initialisation('2010-02-10').alerte('A1', '2010-01-20');
    expect(h.au('2010-02-09').etat).toBe('affectee');
    expect(h.au('2010-02-10')).toMatchObject({ etat: 'alerte', depuis: '2010-02-10' });
  });

  it('follow one another without a change of état when they overlap', () => {
    const h = suivie()
      .alerte('A1', '2010-03-01')
      .cloture('A1', '2010-03-05')
      .alerte('A2', '2010-03-05')
      .cloture('A2', '2010-03-09');
    expect(h.au('2010-03-06')).toMatchObject({
      etat: 'alerte',
      depuis: '2010-03-01',
      prochaineEcheance: { date: '2010-03-09', nature: 'accompagnement_actif' },
    });
  });
});
