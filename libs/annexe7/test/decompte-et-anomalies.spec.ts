import { anomalies, decompte, type Territoire } from '../src/index.js';
import { CT, histoire, type HistoireALaMain } from './histoire-a-la-main.js';

const compte = (h: HistoireALaMain): object => decompte(h.dossier(), CT);
const oddites = (h: HistoireALaMain): string[] => anomalies(h.dossier(), CT);
const suivie = (): HistoireALaMain => histoire().affectation('2010-02-01').initialisation('2010-02-10');

const OUI = { compte: true, annee: 2010 };
const NON = { compte: false, raison: 'non_initialise' };
const CIVIS = { compte: false, raison: 'civis_a_l_initialisation' };

describe('count against the objective [G1 to G3]', () => {
  it('G1: counts in the calendar year of dI', () => {
    expect(compte(suivie())).toEqual(OUI);
    expect(compte(histoire().affectation('2010-12-30').initialisation('2011-01-03'))).toEqual({
      compte: true,
      annee: 2011,
    });
  });

  it('G1: not without affectation, nor without dI', () => {
    expect(compte(histoire().initialisation('2010-02-10'))).toEqual(NON);
    expect(compte(histoire().affectation('2010-02-01'))).toEqual(NON);
    expect(compte(histoire().affectation('2010-02-01').initialisation('2010-01-10'))).toEqual(NON);
  });

  it('G1: on the day of the sortie, not after it', () => {
    expect(compte(suivie().sortie('2010-02-10'))).toEqual(OUI);
    expect(compte(suivie().sortie('2010-02-09'))).toEqual(NON);
  });

  it('G1: not when annulled on or before dI', () => {
    expect(compte(suivie().annulation('2010-02-10'))).toEqual(NON);
    expect(compte(suivie().annulation('2010-02-09'))).toEqual(NON);
    expect(compte(suivie().annulation('2010-02-11'))).toEqual(OUI);
    expect(compte(suivie().statut(1, 'radie', '2010-02-09'))).toEqual(NON);
  });

  it('G2: not when a CIVIS runs at dI', () => {
    expect(compte(suivie().civis('C1', '2009-06-01'))).toEqual(CIVIS);
    expect(compte(suivie().civis('C1', '2010-02-10'))).toEqual(CIVIS);
    expect(compte(suivie().civis('C1', '2009-06-01', '2010-02-11'))).toEqual(CIVIS);
    expect(compte(suivie().civis('C1', '2009-06-01', '2010-02-10'))).toEqual(OUI);
  });

  it('G2: a re-entry after the affectation by somebody out of CIVIS by then does not matter', () => {
    expect(compte(suivie().civis('C1', '2008-01-01', '2010-02-01').civis('C2', '2010-02-02'))).toEqual(OUI);
    expect(compte(suivie().civis('C1', '2008-01-01', '2010-02-02').civis('C2', '2010-02-02'))).toEqual(CIVIS);
    expect(compte(suivie().civis('C1', '2008-01-01', '2009-01-01').civis('C2', '2010-02-01'))).toEqual(CIVIS);
    expect(compte(suivie().civis('C1', '2008-01-01').civis('C2', '2010-02-02'))).toEqual(CIVIS);
    expect(compte(suivie().civis('C2', '2010-02-02', '2010-02-01'))).toEqual(OUI);
  });

  it('G2: one running CIVIS that is no re-entry is enough', () => {
    const h = suivie()
      .civis('C1', '2008-01-01', '2009-01-01')
      .civis('C2', '2010-02-05')
      .civis('C3', '2009-06-01');
    expect(compte(h)).toEqual(CIVIS);
  });

  it('G3: a CIVIS begun after dI changes nothing', () => {
    expect(compte(suivie().civis('C1', '2010-02-11'))).toEqual(OUI);
  });
});

describe('anomalies [B2]', () => {
  it('F10: a treatment with no known alert; its decision of sortie has effect all the same', () => {
    const h = suivie().decisionDeSortie('A1', '2010-03-01');
    expect(oddites(h)).toEqual(['TRAITEMENT_SANS_ALERTE']);
    expect(h.au('2010-03-01').etat).toBe('sortie');
    expect(oddites(suivie().alerte('A1', '2010-03-01').retire().maintien('A1', '2010-03-02'))).toEqual([
      'TRAITEMENT_SANS_ALERTE',
    ]);
    expect(oddites(suivie().alerte('A2', '2010-03-01').maintien('A1', '2010-03-02'))).toEqual([
      'TRAITEMENT_SANS_ALERTE',
    ]);
  });

  it('F10: a treatment dated before its alert, not on its day', () => {
    const h = suivie().alerte('A1', '2010-03-05').alerte('A2', '2010-03-01');
    expect(oddites(h.maintien('A2', '2010-03-01'))).toEqual([]);
    expect(oddites(h.decisionDeSortie('A1', '2010-03-04'))).toEqual(['TRAITEMENT_AVANT_ALERTE']);
  });

  it('F10: a decision that the statut of its day contradicts', () => {
    const h = () =>
      suivie().statut(1, 'radie', '2010-03-01').statut(2, 'inscrit', '2010-04-01').alerte('A1', '2010-02-20');
    const CONTREDITE = ['DECISION_CONTREDITE_PAR_LE_STATUT'];
    expect(oddites(h().maintien('A1', '2010-03-31', 'maintien_actif'))).toEqual(CONTREDITE);
    expect(oddites(h().maintien('A1', '2010-04-01', 'maintien_actif'))).toEqual([]);
    expect(oddites(h().maintien('A1', '2010-02-28', 'maintien_suspension'))).toEqual(CONTREDITE);
    expect(oddites(h().maintien('A1', '2010-03-01', 'maintien_suspension'))).toEqual([]);
    expect(oddites(h().decisionDeSortie('A1', '2010-03-15'))).toEqual([]);
    expect(oddites(h().decisionDeSortie('A1', '2010-04-15'))).toEqual([]);
  });

  it('D2: an annulment after the initialisation, whether or not D1 annuls', () => {
    const h = suivie().annulation('2010-03-05');
    expect(oddites(h)).toEqual(['ANNULATION_APRES_INITIALISATION']);
    expect(oddites(h.statut(1, 'radie', '2010-02-05'))).toEqual(['ANNULATION_APRES_INITIALISATION']);
    expect(oddites(suivie().annulation('2010-02-10'))).toEqual([]);
    expect(oddites(histoire().affectation('2010-02-01').annulation('2010-03-05'))).toEqual([]);
  });

  it('F11: two cotraitances that run on the same day, on the later one', () => {
    const deux = () =>
      histoire('CT01').affectation('2010-02-01').avec(histoire('CT02').affectation('2010-03-01'));
    expect(anomalies(deux().dossier(), 'CT01')).toEqual([]);
    expect(anomalies(deux().dossier(), 'CT02')).toEqual(['DOUBLE_ACCOMPAGNEMENT']);
    expect(anomalies(deux().sortie('2010-03-02').dossier(), 'CT02')).toEqual(['DOUBLE_ACCOMPAGNEMENT']);
    expect(anomalies(deux().sortie('2010-03-01').dossier(), 'CT02')).toEqual([]);
    const annulee = deux().avec(histoire('CT02').annulation('2010-03-01'));
    expect(anomalies(annulee.dossier(), 'CT02')).toEqual([]);
  });

  it('F11: of two of the same day, the greater number is the later', () => {
    const deux = histoire('CT02')
      .affectation('2010-02-01')
      .avec(histoire('CT01').affectation('2010-02-01'))
      .dossier();
    expect(anomalies(deux, 'CT01')).toEqual([]);
    expect(anomalies(deux, 'CT02')).toEqual(['DOUBLE_ACCOMPAGNEMENT']);
  });

  it('F11: the later one may bear the smaller number', () => {
    const deux = histoire('CT02')
      .affectation('2010-02-01')
      .avec(histoire('CT01').affectation('2010-03-01'))
      .dossier();
    expect(anomalies(deux, 'CT02')).toEqual([]);
    expect(anomalies(deux, 'CT01')).toEqual(['DOUBLE_ACCOMPAGNEMENT']);
  });

  it('F11: with a date, only once it has begun', () => {
    const deux = histoire('CT01')
      .affectation('2010-02-01')
      .avec(histoire('CT02').affectation('2010-03-01'))
      .dossier();
    expect(anomalies(deux, 'CT02', '2010-02-28')).toEqual([]);
    expect(anomalies(deux, 'CT02', '2010-03-01')).toEqual(['DOUBLE_ACCOMPAGNEMENT']);
  });

  it('F14: a structure or a site that the territory does not know', () => {
    const connait = (structure: boolean, site: boolean): Territoire => ({
      structureConnue: () => structure,
      siteConnu: () => site,
      competence: () => undefined,
    });
    const selon = (territoire: Territoire): string[] =>
      anomalies(suivie().dossier(undefined, territoire), CT);
    expect(selon(connait(false, true))).toEqual(['STRUCTURE_INCONNUE']);
    expect(selon(connait(true, false))).toEqual(['STRUCTURE_INCONNUE']);
    expect(selon(connait(true, true))).toEqual([]);
  });

  it('F14: the territory is asked about the structure and the site of the affectation', () => {
    const demandes: string[] = [];
    const note = (texte: string): true => (demandes.push(texte), true);
    const territoire = { structureConnue: note, siteConnu: note, competence: () => undefined };
    anomalies(suivie().dossier(undefined, territoire), CT);
    expect(demandes).toEqual(['75056S00', '75116']);
  });

  it('are sorted, each code once', () => {
    const h = histoire()
      .affectation('2010-02-01', '1980-01-01')
      .initialisation('2010-01-10')
      .maintien('A1', '2010-03-01')
      .maintien('A2', '2010-03-01')
      .alerte('A3', '2010-03-05')
      .maintien('A3', '2010-03-04', 'maintien_suspension');
    expect(oddites(h)).toEqual([
      'AGE_HORS_CADRE',
      'DECISION_CONTREDITE_PAR_LE_STATUT',
      'INITIALISATION_AVANT_AFFECTATION',
      'TRAITEMENT_AVANT_ALERTE',
      'TRAITEMENT_SANS_ALERTE',
    ]);
  });

  it('are none for an unknown or incomplete cotraitance [B3]', () => {
    expect(anomalies(suivie().dossier(), 'CT99')).toEqual([]);
    expect(oddites(histoire().maintien('A1', '2010-03-01'))).toEqual([]);
  });
});
