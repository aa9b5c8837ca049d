import {
  actions,
  prochaineEcheance,
  prochainEffet,
  prochainRecalcul,
  REGLAGES_PAR_DEFAUT,
  type Action,
  type ContexteProjection,
  type Territoire,
} from '../src/index.js';
import { contexte, CT, histoire, sans, type HistoireALaMain } from './histoire-a-la-main.js';

const territoire: Territoire = {
  structureConnue: () => true,
  siteConnu: () => true,
  competence: (structure, commune) => commune.slice(0, 2) === structure.slice(0, 2),
};
const suivie = (): HistoireALaMain => histoire().affectation('2010-02-01').initialisation('2010-02-10');

describe('next échéance and next effect [F12, F13]', () => {
  const effet = (h: HistoireALaMain, date: string, plus?: Partial<ContexteProjection>): string | null =>
    prochainEffet(h.dossier(undefined, territoire), date, contexte(date, plus));

  it('F12: the next change of the état, null after the last', () => {
    const h = suivie().sortie('2010-05-01');
    expect(prochaineEcheance(h.dossier(), CT, '2010-01-01')).toEqual({
      date: '2010-02-01',
      nature: 'affectee',
    });
    expect(prochaineEcheance(h.dossier(), CT, '2010-02-01')).toEqual({
      date: '2010-02-10',
      nature: 'accompagnement_actif',
    });
    expect(prochaineEcheance(h.dossier(), CT, '2010-05-01')).toBeNull();
    expect(prochaineEcheance(h.dossier(), 'CT99', '2010-05-01')).toBeNull();
  });

  it('F13: the first of all the cotraitances', () => {
    const h = suivie()
      .sortie('2010-05-01')
      .avec(histoire('CT02').affectation('2010-06-01').sortie('2010-08-01'))
      .avec(histoire('CT00').affectation('2010-05-15').sortie('2010-09-01'));
    expect(effet(h, '2010-02-10')).toBe('2010-05-01');
    expect(effet(h, '2010-05-01')).toBe('2010-05-15');
    expect(effet(h, '2010-05-15')).toBe('2010-06-01');
    expect(effet(h, '2010-06-01')).toBe('2010-08-01');
    expect(effet(h, '2010-08-01')).toBe('2010-09-01');
    expect(effet(h, '2010-09-01')).toBeNull();
  });

  it('F13: a move out of the zone and back, while its flux is active', () => {
    const h = suivie()
      .modification(1, '2010-04-01', '92050')
      .modification(2, '2010-06-01', '75056')
      .sortie('2010-07-01');
    expect(effet(h, '2010-02-10')).toBe('2010-04-01');
    expect(effet(h, '2010-04-01')).toBe('2010-06-01');
    expect(effet(h, '2010-06-01')).toBe('2010-07-01');
    expect(effet(h, '2010-02-10', sans('gide/sortie.proposee'))).toBe('2010-07-01');
  });

  it('F13: not a move before the affectation, on its day, or after the end', () => {
    const h = suivie()
      .modification(1, '2010-01-15', '92050')
      .modification(2, '2010-02-01', '75056')
      .sortie('2010-05-01')
      .modification(3, '2010-05-01', '92050')
      .modification(4, '2010-06-01', '75056');
    expect(effet(h, '2010-01-01')).toBe('2010-02-01');
    expect(effet(h, '2010-02-01')).toBe('2010-02-10');
    expect(effet(h, '2010-02-10')).toBe('2010-05-01');
    expect(effet(h, '2010-05-01')).toBeNull();
  });

  it('F13: the flux is asked for the structure of the affectation', () => {
    const vus: unknown[] = [];
    const fluxActif = (...demande: unknown[]): boolean => (vus.push(demande), true);
    effet(suivie(), '2010-02-10', { fluxActif });
    expect(vus).toEqual([['gide', 'sortie.proposee', '75056S00']]);
  });
});

describe('next computation of a dossier: effects, and actions that come or go by themselves', () => {
  const recalcul = (h: HistoireALaMain, date: string, plus?: Partial<ContexteProjection>): string | null =>
    prochainRecalcul(h.dossier(undefined, territoire), contexte(date, plus));

  it('the next effect when no action moves before it [F13]', () => {
    expect(recalcul(suivie().sortie('2010-05-01'), '2010-02-10')).toBe('2010-05-01');
    expect(recalcul(suivie().sortie('2010-05-01'), '2010-05-01')).toBeNull();
  });

  it('the days of what changes a summary and not its état: an absence, an alert stated for a day to come [F8, F9]', () => {
    const affectee = (): HistoireALaMain => histoire().affectation('2011-03-01');
    const absente = affectee()
      .statut(1, 'cessation_inscription', '2011-03-20')
      .initialisation('2011-03-10')
      .alerte('A1', '2011-03-15');
    // An open alert hides the suspension (F9).
    expect(recalcul(absente, '2011-03-16')).toBe('2011-03-20');
    expect(recalcul(absente.statut(2, 'inscrit', '2011-04-02'), '2011-03-20')).toBe('2011-04-02');
    expect(recalcul(absente.alerte('A2', '2011-03-18'), '2011-03-16')).toBe('2011-03-18');
    // Of an absence outside the cotraitance nothing is kept.
    const finie = affectee().initialisation('2011-03-10').sortie('2011-03-18');
    expect(recalcul(finie.statut(1, 'radie', '2011-03-20'), '2011-03-18')).toBeNull();
    expect(recalcul(finie.alerte('A3', '2011-03-25'), '2011-03-18')).toBe('2011-03-25');
  });

  it('the day on which an incomplete cotraitance comes of age, and never again [B3]', () => {
    const h = histoire().initialisation('2010-03-05').etape('E1', '2010-03-01');
    expect(recalcul(h, '2010-03-01')).toBe('2010-03-16');
    expect(recalcul(h, '2010-03-15')).toBe('2010-03-16');
    expect(recalcul(h, '2010-03-16')).toBeNull();
    const vieille = prochainRecalcul(
      h.dossier({ ...REGLAGES_PAR_DEFAUT, ageIncompleteJours: 40 }),
      contexte('2010-03-16'),
    );
    expect(vieille).toBe('2010-04-10');
  });

  it('not for an incomplete cotraitance of which nothing is left, nor for a complete one [B3]', () => {
    expect(recalcul(histoire().alerte('A1', '2010-03-01').retire(), '2010-03-01')).toBeNull();
    const complete = histoire().initialisation('2010-02-10').affectation('2010-02-01').sortie('2010-05-01');
    expect(recalcul(complete, '2010-02-10')).toBe('2010-05-01');
  });

  it('the earlier of an effect and of an action, whichever comes first', () => {
    const h = histoire('CT02').etape('E1', '2010-03-01').avec(suivie().sortie('2010-05-01'));
    expect(recalcul(h, '2010-02-10')).toBe('2010-03-16');
    expect(recalcul(h, '2010-03-16')).toBe('2010-05-01');
    const tot = histoire('CT02').etape('E1', '2010-03-01').avec(suivie().sortie('2010-03-10'));
    expect(recalcul(tot, '2010-03-05')).toBe('2010-03-10');
    expect(recalcul(tot, '2010-03-10')).toBe('2010-03-16');
    expect(recalcul(tot, '2010-03-16')).toBeNull();
  });

  it('the first of several actions', () => {
    const h = histoire('CT02')
      .etape('E1', '2010-03-10')
      .avec(histoire('CT03').etape('E1', '2010-03-01'))
      .avec(histoire('CT04').etape('E1', '2010-03-05'));
    expect(recalcul(h, '2010-03-02')).toBe('2010-03-16');
    expect(recalcul(h, '2010-03-16')).toBe('2010-03-20');
    expect(recalcul(h, '2010-03-20')).toBe('2010-03-25');
  });

  it('a move out of the zone and back, also while its flux is not active [E5]', () => {
    const h = suivie()
      .modification(1, '2010-04-01', '92050')
      .modification(2, '2010-06-01', '75056')
      .sortie('2010-07-01');
    const muet = sans('gide/sortie.proposee');
    expect(recalcul(h, '2010-02-10', muet)).toBe('2010-04-01');
    expect(recalcul(h, '2010-04-01', muet)).toBe('2010-06-01');
    expect(recalcul(h, '2010-06-01', muet)).toBe('2010-07-01');
  });

  it('today while GIDE’s feed holds back what is due, told by a flux or pronounced by hand [H3, H6]', () => {
    const h = suivie().statut(1, 'radie', '2010-02-20');
    const lu = (gideLuJusquAu: string): Partial<ContexteProjection> => ({ gideLuJusquAu });
    expect(recalcul(h, '2010-08-19', lu('2010-08-18'))).toBe('2010-08-20');
    expect(recalcul(h, '2010-08-25', lu('2010-08-19'))).toBe('2010-08-25');
    expect(recalcul(h, '2010-08-25', lu('2010-08-20'))).toBeNull();
    const muet = sans('gide/sortie.prononcee', 'parcours3/sortie.prononcee');
    expect(recalcul(h, '2010-08-25', { ...muet, ...lu('2010-08-19') })).toBe('2010-08-25');
    expect(recalcul(h, '2010-08-25', { ...muet, ...lu('2010-08-20') })).toBeNull();
    const close = h.alerte('A1', '2010-08-21', 'fin_anticipee').decisionDeSortie('A1', '2010-08-24');
    expect(recalcul(close, '2010-08-25', { ...muet, ...lu('2010-08-19') })).toBeNull();
  });
});

describe('actions', () => {
  const aFaire = (
    h: HistoireALaMain,
    jour: string,
    plus?: Partial<ContexteProjection>,
    numero = CT,
  ): Action[] => actions(h.dossier(undefined, territoire), numero, contexte(jour, plus));

  it('none for an ordinary or an unknown cotraitance', () => {
    expect(aFaire(suivie(), '2010-06-15')).toEqual([]);
    expect(aFaire(suivie(), '2010-06-15', {}, 'CT99')).toEqual([]);
  });

  it('E5: the systematic sortie, for Pôle emploi, even while its flux is not active', () => {
    const h = suivie().modification(1, '2010-04-01', '92050');
    const action = { type: 'sortie_systematique', depuis: '2010-04-01', pour: 'pole_emploi' };
    expect(aFaire(h, '2010-03-31')).toEqual([]);
    expect(aFaire(h, '2010-06-15')).toEqual([action]);
    expect(aFaire(h, '2010-06-15', sans('gide/sortie.proposee'))).toEqual([action]);
  });

  describe('H6: computed ends that are not told', () => {
    const annulee = (): HistoireALaMain =>
      histoire().affectation('2010-02-01').statut(1, 'radie', '2010-02-20');
    const agee = (): HistoireALaMain => histoire().affectation('2010-02-01', '1984-06-15');
    const absente = (): HistoireALaMain => suivie().statut(1, 'radie', '2010-02-20');
    const horsGide = sans('gide/affectation.annulee', 'gide/sortie.prononcee');
    const horsParcours3 = sans('parcours3/affectation.annulee', 'parcours3/sortie.prononcee');

    it('are pronounced by the site when GIDE is not told, from their day on', () => {
      expect(aFaire(annulee(), '2010-02-19', horsGide)).toEqual([]);
      expect(aFaire(annulee(), '2010-02-20', horsGide)).toEqual([
        { type: 'annulation_a_prononcer', depuis: '2010-02-20', pour: 'pole_emploi' },
      ]);
      expect(aFaire(agee(), '2011-02-01', horsGide)).toEqual([
        { type: 'sortie_a_prononcer', depuis: '2011-02-01', pour: 'pole_emploi' },
      ]);
      expect(aFaire(agee(), '2011-02-01')).toEqual([]);
    });

    it('wait for the feed of GIDE, as the telling would [H3]', () => {
      const lu = (gideLuJusquAu: string): Partial<ContexteProjection> => ({ ...horsGide, gideLuJusquAu });
      expect(aFaire(absente(), '2010-08-25', lu('2010-08-19'))).toEqual([]);
      expect(aFaire(absente(), '2010-08-25', lu('2010-08-20'))).toHaveLength(1);
    });

    it('are no longer to pronounce once GIDE has stated an end', () => {
      expect(aFaire(annulee().annulation('2010-02-25'), '2010-03-01', horsGide)).toEqual([]);
      expect(aFaire(agee().sortie('2011-02-05'), '2011-03-01', horsGide)).toEqual([]);
      expect(aFaire(agee().decisionDeSortie('A1', '2011-02-05'), '2011-03-01', horsGide)).toEqual([]);
      expect(aFaire(agee().maintien('A1', '2011-01-05'), '2011-03-01', horsGide)).toHaveLength(1);
    });

    it('are closed by the mission locale when Parcours 3 is not told', () => {
      expect(aFaire(agee(), '2011-01-31', horsParcours3)).toEqual([]);
      expect(aFaire(agee(), '2011-02-01', horsParcours3)).toEqual([
        { type: 'sortie_a_prononcer', depuis: '2011-02-01', pour: 'mission_locale' },
      ]);
      expect(aFaire(annulee().acceptation('2010-02-03'), '2010-03-01', horsParcours3)).toEqual([
        { type: 'annulation_a_prononcer', depuis: '2010-02-20', pour: 'mission_locale' },
      ]);
    });

    it('are not closed in Parcours 3 when nothing had been accepted, or when it was done', () => {
      expect(aFaire(annulee(), '2010-03-01', horsParcours3)).toEqual([]);
      expect(aFaire(agee().alerte('A1', '2011-02-02', 'fin_anticipee'), '2011-03-01', horsParcours3)).toEqual(
        [],
      );
      expect(
        aFaire(agee().alerte('A1', '2011-01-02', 'difficulte'), '2011-03-01', horsParcours3),
      ).toHaveLength(1);
    });

    it('do not concern an end that Pôle emploi stated', () => {
      const tous = { ...sans('gide/sortie.prononcee', 'parcours3/sortie.prononcee') };
      expect(aFaire(suivie().sortie('2010-05-01'), '2010-06-15', tous)).toEqual([]);
    });

    it('are two when neither partner is told', () => {
      const tous = { fluxActif: () => false };
      expect(aFaire(agee(), '2011-02-01', tous).map(({ pour }) => pour)).toEqual([
        'pole_emploi',
        'mission_locale',
      ]);
    });
  });

  it('F11: a double accompagnement while it lasts, on the later one, for Pôle emploi', () => {
    const h = suivie().sortie('2010-05-01').avec(histoire('CT02').affectation('2010-04-01'));
    const action = { type: 'double_accompagnement', depuis: '2010-04-01', pour: 'pole_emploi' };
    expect(aFaire(h, '2010-03-31', {}, 'CT02')).toEqual([]);
    expect(aFaire(h, '2010-04-01', {}, 'CT02')).toEqual([action]);
    expect(aFaire(h, '2010-04-30', {}, 'CT02')).toEqual([action]);
    expect(aFaire(h, '2010-05-01', {}, 'CT02')).toEqual([]);
    expect(aFaire(h, '2010-04-15')).toEqual([]);
  });

  describe('B3: incomplete cotraitances, for the operators', () => {
    const action = { type: 'incomplete', depuis: '2010-03-01', pour: 'exploitant' };

    it('once the facts are older than the set age', () => {
      const h = histoire().initialisation('2010-03-01').etape('E1', '2010-03-05');
      expect(aFaire(h, '2010-03-15')).toEqual([]);
      expect(aFaire(h, '2010-03-16')).toEqual([action]);
      const dossier = h.dossier({ ...REGLAGES_PAR_DEFAUT, ageIncompleteJours: 0 });
      expect(actions(dossier, CT, contexte('2010-03-01'))).toEqual([action]);
    });

    it('by the earliest of their dates', () => {
      const h = histoire().initialisation('2010-03-05').etape('E1', '2010-03-01').etape('E2', '2010-03-08');
      expect(aFaire(h, '2010-12-01')).toEqual([action]);
    });

    it.each([
      ['annulation', histoire().annulation('2010-03-01')],
      ['sortie', histoire().sortie('2010-03-01')],
      ['acceptation', histoire().acceptation('2010-03-01')],
      ['initialisation', histoire().initialisation('2010-03-01')],
      ['alerte', histoire().alerte('A1', '2010-03-01')],
      ['traitement', histoire().maintien('A1', '2010-03-01')],
      ['cloture', histoire().cloture('A1', '2010-03-01')],
      ['etape', histoire().etape('E1', '2010-03-01')],
    ])('by the date of a fact of any kind: %s', (_nom, h) => {
      expect(aFaire(h, '2010-12-01')).toEqual([action]);
    });

    it('but not when nothing is left of them', () => {
      expect(aFaire(histoire().affectation('2010-02-01').retire(), '2012-01-01')).toEqual([]);
      expect(aFaire(histoire().alerte('A1', '2010-03-01').retire(), '2012-01-01')).toEqual([]);
    });
  });
});
