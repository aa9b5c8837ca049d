import { etatAu, type Dossier, type Etat } from '../src/index.js';
import { CT, histoire, type HistoireALaMain } from './histoire-a-la-main.js';

const suivie = (): HistoireALaMain =>
  histoire().affectation('2010-02-01').acceptation('2010-02-05').initialisation('2010-02-10');
const etatDe = (dossier: Dossier): Etat => etatAu(dossier, CT, '2010-03-01');
const origine = (h: HistoireALaMain, date: string, membre: string): unknown => h.au(date).regles[membre];

describe('for each member of the answer, the rule and the messages that set it', () => {
  it('F0 before the affectation, F7, F6, F5 after it', () => {
    const h = suivie().statut(1, 'inscrit', '2010-01-01');
    expect(origine(h, '2010-01-31', 'etat')).toEqual({ regle: 'F0', messages: ['affectation'] });
    expect(origine(h, '2010-02-01', 'etat')).toEqual({ regle: 'F7', messages: ['affectation'] });
    expect(origine(h, '2010-02-05', 'etat')).toEqual({ regle: 'F6', messages: ['acceptation'] });
    expect(origine(h, '2010-02-10', 'etat')).toEqual({
      regle: 'F5',
      messages: ['initialisation', 'statut 1'],
    });
    expect(origine(h, '2010-02-10', 'phase')).toEqual(origine(h, '2010-02-10', 'etat'));
    expect(origine(suivie(), '2010-02-10', 'etat')).toEqual({ regle: 'F5', messages: ['initialisation'] });
  });

  it('F4 and F9: the statut of the day, and the one that began the absence', () => {
    const h = suivie().statut(1, 'radie', '2010-03-01').statut(2, 'cessation_inscription', '2010-04-01');
    expect(origine(h, '2010-04-01', 'etat')).toEqual({
      regle: 'F4',
      messages: ['initialisation', 'statut 2'],
    });
    expect(origine(h, '2010-04-01', 'depuis')).toEqual({
      regle: 'F4',
      messages: ['initialisation', 'statut 1'],
    });
    expect(origine(h, '2010-04-01', 'suspension')).toEqual({ regle: 'F9, E3', messages: ['statut 1'] });
    expect(origine(h, '2010-02-28', 'suspension')).toBeUndefined();
  });

  it('F3: the alerts that are open, with their treatment and closing', () => {
    const h = suivie()
      .alerte('A1', '2010-03-01')
      .maintien('A1', '2010-03-05')
      .alerte('A2', '2010-03-04')
      .cloture('A2', '2010-03-09');
    expect(origine(h, '2010-03-01', 'etat')).toEqual({
      regle: 'F3',
      messages: ['initialisation', 'alerte A1', 'traitement A1'],
    });
    expect(origine(h, '2010-03-08', 'etat')).toEqual({
      regle: 'F3',
      messages: ['initialisation', 'alerte A2', 'cloture A2'],
    });
    expect(origine(h, '2010-03-03', 'alertes')).toEqual({
      regle: 'F8',
      messages: ['alerte A1', 'traitement A1'],
    });
    expect(origine(h, '2010-03-04', 'alertes')).toEqual({
      regle: 'F8',
      messages: ['alerte A1', 'traitement A1', 'alerte A2', 'cloture A2'],
    });
    expect(origine(h, '2010-02-28', 'alertes')).toBeUndefined();
  });

  it('F1: the annulment, by D1 or D2', () => {
    const d1 = histoire().affectation('2010-02-01').statut(1, 'radie', '2010-02-20');
    expect(origine(d1, '2010-02-20', 'etat')).toEqual({ regle: 'F1, D1', messages: ['statut 1'] });
    const d2 = histoire().affectation('2010-02-01').annulation('2010-02-10');
    expect(origine(d2, '2010-02-10', 'etat')).toEqual({ regle: 'F1, D2', messages: ['annulation'] });
    expect(origine(d2, '2010-02-10', 'annulation')).toEqual({ regle: 'D2', messages: ['annulation'] });
    expect(origine(d2, '2010-02-10', 'dates.annulation')).toEqual({ regle: 'D2', messages: ['annulation'] });
    expect(origine(d2, '2010-02-10', 'sortie')).toBeUndefined();
    expect(origine(d2, '2010-02-09', 'annulation')).toBeUndefined();
  });

  it('F2: the sortie, by E1 to E4', () => {
    const sortie = (h: HistoireALaMain): unknown => origine(h, '2030-01-01', 'sortie');
    expect(sortie(suivie().sortie('2010-05-01'))).toEqual({ regle: 'E1', messages: ['sortie'] });
    expect(sortie(suivie().decisionDeSortie('A1', '2010-05-01'))).toEqual({
      regle: 'E2',
      messages: ['traitement A1'],
    });
    const e3 = suivie().statut(1, 'radie', '2010-03-01').statut(2, 'radie', '2010-04-01');
    expect(sortie(e3)).toEqual({ regle: 'E3', messages: ['statut 1'] });
    expect(sortie(suivie())).toEqual({ regle: 'E4', messages: ['affectation'] });
    const corrigee = suivie()
      .modification(1, '2010-03-01', '75056', '1990-01-01')
      .modification(2, '2010-04-01', '75056');
    expect(sortie(corrigee)).toEqual({ regle: 'E4', messages: ['affectation', 'modification 1'] });
    expect(origine(suivie(), '2030-01-01', 'etat')).toEqual({ regle: 'F2, E4', messages: ['affectation'] });
    expect(origine(suivie(), '2030-01-01', 'dates.sortie')).toEqual({
      regle: 'E4',
      messages: ['affectation'],
    });
    expect(origine(suivie(), '2030-01-01', 'annulation')).toBeUndefined();
  });

  it('F12: what the next échéance will rest on', () => {
    const h = suivie().sortie('2010-05-01');
    expect(origine(h, '2010-02-01', 'prochaineEcheance')).toEqual({
      regle: 'F12, F6',
      messages: ['acceptation'],
    });
    expect(origine(h, '2010-04-01', 'prochaineEcheance')).toEqual({
      regle: 'F12, F2, E1',
      messages: ['sortie'],
    });
    expect(origine(h, '2010-05-01', 'prochaineEcheance')).toBeUndefined();
  });

  it('the structure and the dates', () => {
    const { regles } = suivie().au('2010-01-01');
    expect(regles).toMatchObject({
      structure: { regle: 'A2', messages: ['affectation'] },
      'dates.affectation': { regle: 'A2', messages: ['affectation'] },
      'dates.acceptation': { regle: 'C1', messages: ['acceptation'] },
      'dates.initialisation': { regle: 'C1', messages: ['initialisation'] },
    });
    expect(regles['depuis']).toBeUndefined();
    const prematuree = histoire().affectation('2010-02-01').initialisation('2010-01-10');
    expect(origine(prematuree, '2010-03-01', 'dates.initialisation')).toBeUndefined();
    expect(Object.keys(histoire().affectation('2010-02-01').au('2010-01-01').regles).sort()).toEqual([
      'dates.affectation',
      'decompte',
      'etat',
      'phase',
      'prochaineEcheance',
      'structure',
    ]);
  });

  it('G1, G2: the count', () => {
    expect(origine(suivie(), '2010-03-01', 'decompte')).toEqual({
      regle: 'G1',
      messages: ['initialisation'],
    });
    expect(
      origine(suivie().civis('C1', '2009-01-01').civis('C2', '2011-01-01'), '2010-03-01', 'decompte'),
    ).toEqual({
      regle: 'G2',
      messages: ['initialisation', 'civis C1'],
    });
    expect(origine(histoire().affectation('2010-02-01'), '2010-03-01', 'decompte')).toEqual({
      regle: 'G1',
      messages: [],
    });
    const tardive = suivie().sortie('2010-02-01');
    expect(origine(tardive, '2010-03-01', 'decompte')).toEqual({ regle: 'G1', messages: ['initialisation'] });
  });

  it('does not depend on the order of arrival [A3]', () => {
    const h = histoire()
      .affectation('2010-02-01')
      .initialisation('2010-02-10')
      .maintien('A1', '2010-03-01')
      .maintien('A2', '2010-03-01')
      .civis('C1', '2010-01-01')
      .civis('C2', '2010-01-01');
    const endroit = h.au('2010-03-01').regles;
    h.faits.reverse();
    expect(h.au('2010-03-01').regles).toEqual(endroit);
  });

  it('E4: an affectation out of frame', () => {
    expect(origine(histoire().affectation('2010-02-01', '1980-01-01'), '2010-02-01', 'sortie')).toEqual({
      regle: 'E4',
      messages: ['affectation'],
    });
  });

  it('the anomalies, each rule and each message once', () => {
    const h = histoire()
      .affectation('2010-02-01', '1980-01-01')
      .initialisation('2010-01-10')
      .maintien('A1', '2010-03-01')
      .alerte('A2', '2010-03-05')
      .maintien('A2', '2010-03-01', 'maintien_suspension');
    expect(origine(h, '2010-03-01', 'anomalies')).toEqual({
      regle: 'E4, F10, C1',
      messages: ['affectation', 'traitement A2', 'initialisation', 'traitement A1'],
    });
    expect(origine(suivie(), '2010-03-01', 'anomalies')).toBeUndefined();
    expect(origine(suivie().annulation('2010-03-01'), '2010-03-01', 'anomalies')).toEqual({
      regle: 'D2',
      messages: ['annulation', 'initialisation'],
    });
    const deux = histoire('CT02').affectation('2010-03-01').avec(histoire('CT01').affectation('2010-02-01'));
    expect(origine(deux, '2010-03-01', 'anomalies')).toEqual({
      regle: 'F11',
      messages: ['affectation CT02', 'affectation'],
    });
  });

  it('E4: out of frame by a corrected birth date', () => {
    const h = suivie().modification(1, '2010-03-01', '75056', '1980-01-01');
    expect(origine(h, '2010-02-01', 'anomalies')).toEqual({
      regle: 'E4',
      messages: ['affectation', 'modification 1'],
    });
  });

  it('F14: the affectation', () => {
    const inconnue = { structureConnue: () => false, siteConnu: () => true, competence: () => undefined };
    const dossier = suivie().dossier(undefined, inconnue);
    expect(dossier.completes).toHaveLength(1);
    expect(etatDe(dossier).regles['anomalies']).toEqual({ regle: 'F14', messages: ['affectation'] });
  });
});
