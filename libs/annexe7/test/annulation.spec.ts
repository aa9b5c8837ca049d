import { REGLAGES_PAR_DEFAUT } from '../src/index.js';
import { histoire } from './histoire-a-la-main.js';

const radiation = { motif: 'radiation_avant_initialisation' };

describe('annulment by radiation [D1]', () => {
  it('annuls on the first day of radiation before the initialisation', () => {
    const h = histoire()
      .affectation('2010-02-01')
      .initialisation('2010-03-01')
      .statut(1, 'radie', '2010-02-20');
    expect(h.au('2010-02-19').etat).toBe('affectee');
    expect(h.au('2010-02-20')).toMatchObject({
      etat: 'annulee',
      annulation: { date: '2010-02-20', ...radiation },
    });
  });

  it('annuls on dA itself when already radié then', () => {
    const h = histoire().affectation('2010-02-01').statut(1, 'radie', '2009-11-10');
    expect(h.au('2010-02-01').annulation).toEqual({ date: '2010-02-01', ...radiation });
  });

  it('does not look at a radiation that was over before dA', () => {
    const h = histoire()
      .affectation('2010-02-01')
      .statut(1, 'radie', '2009-11-10')
      .statut(2, 'inscrit', '2010-02-01');
    expect(h.au('2010-02-01').etat).toBe('affectee');
  });

  it('does not look at a radiation replaced on its own day, nor at a withdrawn one', () => {
    const h = histoire()
      .affectation('2010-02-01')
      .statut(1, 'radie', '2010-02-20')
      .statut(2, 'inscrit', '2010-02-20');
    expect(h.au('2010-03-01').etat).toBe('affectee');
    const retire = histoire().affectation('2010-02-01').statut(1, 'radie', '2010-02-20').retire();
    expect(retire.au('2010-03-01').etat).toBe('affectee');
  });

  it('finds a radiation after a cessation', () => {
    const h = histoire()
      .affectation('2010-02-01')
      .statut(1, 'cessation_inscription', '2010-02-10')
      .statut(2, 'radie', '2010-02-20');
    expect(h.au('2010-02-19').etat).toBe('affectee');
    expect(h.au('2010-02-20').etat).toBe('annulee');
  });

  it('is not caused by a cessation d’inscription', () => {
    const h = histoire().affectation('2010-02-01').statut(1, 'cessation_inscription', '2010-02-01');
    expect(h.au('2010-03-01').etat).toBe('affectee');
  });

  it('is not caused by a radiation on the very day of dI, nor after it', () => {
    const h = histoire().affectation('2010-02-01').initialisation('2010-02-10');
    expect(h.statut(1, 'radie', '2010-02-11').au('2010-03-01').etat).toBe('suspension');
    expect(h.statut(2, 'radie', '2010-02-10').au('2010-03-01').etat).toBe('suspension');
  });

  it('is caused by a radiation on the very day of dI when the setting says so', () => {
    const reglages = { ...REGLAGES_PAR_DEFAUT, radiationLeJourDeLInitialisationAnnule: true };
    const h = histoire()
      .affectation('2010-02-01')
      .initialisation('2010-02-10')
      .statut(1, 'radie', '2010-02-10');
    expect(h.au('2010-02-10', reglages).etat).toBe('annulee');
    const apres = histoire()
      .affectation('2010-02-01')
      .initialisation('2010-02-10')
      .statut(1, 'radie', '2010-02-11');
    expect(apres.au('2010-02-11', reglages).etat).toBe('suspension');
  });

  it('is lifted by an interview learnt later, on or before the radiation [D3]', () => {
    const h = histoire().affectation('2010-02-01').statut(1, 'radie', '2010-02-20');
    expect(h.au('2010-02-20').etat).toBe('annulee');
    expect(h.initialisation('2010-02-20').au('2010-02-20').etat).toBe('suspension');
  });
});

describe('annulment stated by GIDE [D2]', () => {
  it('annuls on its date, or on dA when dated before', () => {
    expect(histoire().affectation('2010-02-01').annulation('2010-02-10').au('2010-02-10').annulation).toEqual(
      {
        date: '2010-02-10',
        motif: 'doublon',
      },
    );
    const avant = histoire().affectation('2010-02-01').annulation('2010-01-10');
    expect(avant.au('2010-01-31').annulation).toBeNull();
    expect(avant.au('2010-02-01').annulation).toEqual({ date: '2010-02-01', motif: 'doublon' });
  });

  it('has effect on the day of the initialisation, none after it', () => {
    const h = histoire().affectation('2010-02-01').initialisation('2010-02-10');
    expect(h.annulation('2010-02-10').au('2010-02-10').etat).toBe('annulee');
    const tardive = histoire()
      .affectation('2010-02-01')
      .initialisation('2010-02-10')
      .annulation('2010-02-11');
    expect(tardive.au('2010-02-11')).toMatchObject({
      etat: 'accompagnement_actif',
      anomalies: ['ANNULATION_APRES_INITIALISATION'],
    });
  });

  it('wins over D1 when it is earlier or on the same date', () => {
    const h = histoire().affectation('2010-02-01').statut(1, 'radie', '2010-02-20');
    expect(h.annulation('2010-02-20').au('2010-03-01').annulation?.motif).toBe('doublon');
  });

  it('yields to an earlier D1', () => {
    const h = histoire().affectation('2010-02-01').statut(1, 'radie', '2010-02-20').annulation('2010-02-21');
    expect(h.au('2010-03-01').annulation).toEqual({ date: '2010-02-20', ...radiation });
  });
});

describe('annulment and sortie [F1, F2]', () => {
  it('an annulment on the day of the sortie is the end', () => {
    const h = histoire().affectation('2010-02-01').annulation('2010-02-10').sortie('2010-02-10');
    expect(h.au('2010-02-10')).toMatchObject({ etat: 'annulee', phase: 'annulation', sortie: null });
  });

  it('an annulment after the sortie changes nothing', () => {
    const h = histoire().affectation('2010-02-01').annulation('2010-02-11').sortie('2010-02-10');
    expect(h.au('2010-03-01')).toMatchObject({ etat: 'sortie', phase: 'sortie', annulation: null });
  });
});
