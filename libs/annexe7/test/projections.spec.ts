import { effetRetenu, projections, type ContexteProjection, type Territoire } from '../src/index.js';
import { contexte, CT, DE, histoire, sans, type HistoireALaMain } from './histoire-a-la-main.js';

type Dits = Record<string, Record<string, unknown>>;

const AU = '2010-06-15';

function dits(
  h: HistoireALaMain,
  contexteDuJour: ContexteProjection = contexte(AU),
  territoire?: Territoire,
) {
  const { parcours3, gide } = projections(h.dossier(undefined, territoire), contexteDuJour);
  const lire = (projection: typeof gide): Dits =>
    Object.fromEntries([...projection].map(([cle, { data }]) => [cle, data]));
  return { parcours3: lire(parcours3), gide: lire(gide) };
}

const cles = (faits: Dits): string[] => Object.keys(faits).sort();
const suivie = (): HistoireALaMain => histoire().affectation('2010-02-01').initialisation('2010-02-10');
const AFFECTATION = `affectation.enregistree/${CT}`;
const ANNULATION = `affectation.annulee/${CT}`;
const SORTIE = `sortie.prononcee/${CT}`;
const COMMUN = { cotraitance: CT, demandeur: DE };

describe('what Parcours 3 is told [H1]', () => {
  it('the affectation, with the date it knows as that of the entretien d’initialisation [C3]', () => {
    const rendezVous = { date: '2010-02-09', lieu: 'mission locale' };
    const h = histoire().affectation('2010-02-01', '1990-05-12', { rendezVous });
    expect(dits(h).parcours3[AFFECTATION]).toEqual({
      ...COMMUN,
      dateAffectation: '2010-02-01',
      dateEntretienInitialisation: '2010-02-01',
      structure: '75056S00',
      sitePoleEmploi: '75116',
      criteres: ['projet_mal_defini'],
      identite: { nom: 'DURAND', prenom: 'Camille', dateNaissance: '1990-05-12' },
      commune: '75056',
      indemnise: false,
      rendezVous,
    });
  });

  it('with the key, the type and the cotraitance of each fact; none for those of the demandeur', () => {
    const h = suivie().statut(1, 'inscrit', '2010-03-01').acceptation('2010-02-03').sortie('2010-05-01');
    const { parcours3, gide } = projections(h.dossier(), contexte(AU));
    expect(parcours3.get(`statut.change/${DE}/1`)).toEqual({
      cle: `statut.change/${DE}/1`,
      type: 'statut.change',
      cotraitance: null,
      data: { demandeur: DE, statut: 1, situation: 'inscrit', dateEffet: '2010-03-01' },
    });
    expect(parcours3.get(SORTIE)).toMatchObject({ cle: SORTIE, type: 'sortie.prononcee', cotraitance: CT });
    expect(parcours3.get(AFFECTATION)).toMatchObject({
      cle: AFFECTATION,
      type: 'affectation.enregistree',
      cotraitance: CT,
    });
    const acceptation = `acceptation.enregistree/${CT}`;
    expect(gide.get(acceptation)).toMatchObject({
      cle: acceptation,
      type: 'acceptation.enregistree',
      cotraitance: CT,
    });
  });

  it('unknown members are never forwarded', () => {
    const h = histoire().affectation('2010-02-01', '1990-05-12', { inconnu: 1 } as object);
    expect(dits(h).parcours3[AFFECTATION]).not.toHaveProperty('inconnu');
  });

  it('the statuts from dA to the end, and the last one before dA', () => {
    const h = suivie()
      .statut(1, 'inscrit', '2009-01-01')
      .statut(9, 'inscrit', '2010-01-31')
      .statut(10, 'radie', '2010-01-31')
      .statut(11, 'inscrit', '2010-02-01')
      .statut(12, 'inscrit', '2010-05-01')
      .statut(13, 'inscrit', '2010-05-02')
      .sortie('2010-05-01');
    const statuts = cles(dits(h).parcours3).filter((cle) => cle.startsWith('statut'));
    expect(statuts).toEqual([10, 11, 12].map((numero) => `statut.change/${DE}/${numero}`));
  });

  it('the statuts from dA on when none comes before it, even when replaced on the same day', () => {
    const h = suivie().statut(1, 'radie', '2010-02-01').statut(2, 'inscrit', '2010-02-01');
    expect(cles(dits(h).parcours3)).toEqual([AFFECTATION, `statut.change/${DE}/1`, `statut.change/${DE}/2`]);
  });

  it('the modifications with effect until the end, however old', () => {
    const h = suivie()
      .modification(1, '2001-01-01', '75056')
      .modification(2, '2010-05-01', '75056')
      .modification(3, '2010-05-02', '75056')
      .sortie('2010-05-01');
    const modifications = cles(dits(h).parcours3).filter((cle) => cle.startsWith('demandeur'));
    expect(modifications).toEqual([`demandeur.modifie/${DE}/1`, `demandeur.modifie/${DE}/2`]);
  });

  it('the treatments of alerts; never the acceptation nor what Parcours 3 states', () => {
    const h = suivie()
      .acceptation('2010-02-03')
      .alerte('A1', '2010-03-01')
      .maintien('A1', '2010-03-05')
      .cloture('A1', '2010-03-04')
      .etape('E1', '2010-03-01')
      .civis('C1', '2010-03-01');
    expect(cles(dits(h).parcours3)).toEqual([AFFECTATION, `alerte.traitee/${CT}/A1`]);
  });

  it('a stated end at once, future-dated or not; with these members and no other', () => {
    const annulation = { ...COMMUN, dateAnnulation: '2010-02-09', motif: 'doublon' };
    expect(
      dits(histoire().affectation('2010-02-01').annulation('2010-02-09'), contexte('2010-01-01')).parcours3[
        ANNULATION
      ],
    ).toEqual(annulation);
    expect(dits(suivie().sortie('2012-01-15')).parcours3[SORTIE]).toEqual({
      ...COMMUN,
      dateSortie: '2012-01-15',
      motif: 'autre',
    });
    expect(dits(suivie().decisionDeSortie('A1', '2012-01-15')).parcours3[SORTIE]).toEqual({
      ...COMMUN,
      dateSortie: '2012-01-15',
      motif: 'reprise_smp',
    });
  });

  it('a computed end when its day has come', () => {
    const d1 = histoire().affectation('2010-02-01').statut(1, 'radie', '2010-02-20');
    expect(dits(d1, contexte('2010-02-19')).parcours3).not.toHaveProperty([ANNULATION]);
    expect(dits(d1, contexte('2010-02-20')).parcours3[ANNULATION]).toEqual({
      ...COMMUN,
      dateAnnulation: '2010-02-20',
      motif: 'radiation_avant_initialisation',
    });
    const e4 = histoire().affectation('2010-02-01', '1984-06-15');
    expect(dits(e4, contexte('2011-01-31')).parcours3).not.toHaveProperty([SORTIE]);
    expect(dits(e4, contexte('2011-02-01', { gideLuJusquAu: null })).parcours3).toHaveProperty([SORTIE]);
    const e3 = suivie().statut(1, 'radie', '2010-02-20');
    expect(dits(e3, contexte('2010-08-19')).parcours3).not.toHaveProperty([SORTIE]);
    expect(dits(e3, contexte('2010-08-20')).parcours3).toHaveProperty([SORTIE]);
  });
});

describe('what GIDE is told [H2]', () => {
  it('the acceptation, the initialisation even when C1 ignores it, alerts, closings, étapes and CIVIS', () => {
    const h = histoire()
      .affectation('2010-02-01')
      .acceptation('2010-02-03')
      .initialisation('2010-01-10')
      .alerte('A1', '2010-03-01')
      .cloture('A1', '2010-03-04')
      .maintien('A1', '2010-03-05')
      .etape('E1', '2010-03-01')
      .civis('C1', '2010-03-01')
      .statut(1, 'inscrit', '2010-03-01')
      .modification(1, '2010-03-01', '75056');
    expect(cles(dits(h).gide)).toEqual([
      `acceptation.enregistree/${CT}`,
      `alerte.close/${CT}/A1`,
      `alerte.declenchee/${CT}/A1`,
      `civis.change/${DE}/C1`,
      `etape.enregistree/${CT}/E1`,
      `parcours.initialise/${CT}`,
    ]);
    expect(dits(h).gide[`civis.change/${DE}/C1`]).toEqual({
      demandeur: DE,
      civis: 'C1',
      dateDebut: '2010-03-01',
    });
  });

  it('the annulment of D1 on its date, with its motif even when D2 is in force that day', () => {
    const h = histoire().affectation('2010-02-01').statut(1, 'radie', '2010-02-20').annulation('2010-02-20');
    expect(dits(h, contexte('2010-02-19')).gide).toEqual({});
    expect(dits(h, contexte('2010-02-20')).gide[ANNULATION]).toEqual({
      ...COMMUN,
      dateAnnulation: '2010-02-20',
      motif: 'radiation_avant_initialisation',
    });
    expect(dits(h.annulation('2010-02-20').retire()).gide).toHaveProperty([ANNULATION]);
  });

  it('no annulment when that of GIDE comes before D1, or when a sortie does', () => {
    const d2 = histoire().affectation('2010-02-01').statut(1, 'radie', '2010-02-20').annulation('2010-02-19');
    expect(dits(d2).gide).toEqual({});
    const e1 = histoire().affectation('2010-02-01').statut(1, 'radie', '2010-02-20').sortie('2010-02-19');
    expect(dits(e1).gide).toEqual({});
  });

  it('the sortie of E3 or E4 on its date, with its motif even when E1 or E2 is in force that day', () => {
    const motif = 'six_mois_cessation_ou_radiation';
    const e3 = suivie().statut(1, 'radie', '2010-02-20').sortie('2010-08-20');
    expect(dits(e3, contexte('2010-08-19')).gide).not.toHaveProperty([SORTIE]);
    expect(dits(e3, contexte('2010-08-20')).gide[SORTIE]).toEqual({
      ...COMMUN,
      dateSortie: '2010-08-20',
      motif,
    });
    expect(dits(e3, contexte('2010-08-20')).parcours3[SORTIE]).toMatchObject({ motif: 'autre' });
    const e4 = histoire().affectation('2010-02-01', '1984-06-15').decisionDeSortie('A1', '2011-02-01');
    expect(dits(e4, contexte('2011-02-01')).gide[SORTIE]).toMatchObject({ motif: 'un_an_accompagnement' });
  });

  it('no sortie when E1 comes before E3 and E4, nor when the end is an annulment', () => {
    const e1 = suivie().statut(1, 'radie', '2010-02-20').sortie('2010-08-19');
    expect(dits(e1, contexte('2016-06-01')).gide).not.toHaveProperty([SORTIE]);
    const annulee = histoire().affectation('2010-02-01', '1984-02-01').annulation('2010-02-01');
    expect(dits(annulee).gide).toEqual({});
    expect(cles(dits(annulee).parcours3)).toEqual([ANNULATION, AFFECTATION]);
  });
});

describe('the feed of GIDE [H3]', () => {
  const e3 = (): HistoireALaMain => suivie().statut(1, 'radie', '2010-02-20');
  const lu = (gideLuJusquAu: string | null): ContexteProjection => contexte('2010-08-25', { gideLuJusquAu });

  it('E3 is told to both only once the feed was read on or after the limit', () => {
    for (const partenaire of ['parcours3', 'gide'] as const) {
      expect(dits(e3(), lu(null))[partenaire]).not.toHaveProperty([SORTIE]);
      expect(dits(e3(), lu('2010-08-19'))[partenaire]).not.toHaveProperty([SORTIE]);
      expect(dits(e3(), lu('2010-08-20'))[partenaire]).toHaveProperty([SORTIE]);
    }
  });

  it('says when an effect is retained for that reason alone', () => {
    expect(effetRetenu(e3().dossier(), lu(null))).toBe(true);
    expect(effetRetenu(e3().dossier(), lu('2010-08-19'))).toBe(true);
    expect(effetRetenu(e3().dossier(), lu('2010-08-20'))).toBe(false);
    expect(effetRetenu(e3().dossier(), contexte('2010-08-19', { gideLuJusquAu: null }))).toBe(false);
    expect(effetRetenu(histoire().affectation('2010-02-01', '1980-01-01').dossier(), lu(null))).toBe(false);
    expect(effetRetenu(histoire().dossier(), lu(null))).toBe(false);
    expect(effetRetenu(suivie().sortie('2010-05-01').dossier(), lu(null))).toBe(false);
  });

  it('retains nothing for a flux that is not active, and looks at each partner', () => {
    const versParcours3 = { gideLuJusquAu: null, ...sans('gide/sortie.prononcee') };
    const versGide = { gideLuJusquAu: null, ...sans('parcours3/sortie.prononcee') };
    const aucun = { gideLuJusquAu: null, ...sans('gide/sortie.prononcee', 'parcours3/sortie.prononcee') };
    expect(effetRetenu(e3().dossier(), contexte('2010-08-25', versParcours3))).toBe(true);
    expect(effetRetenu(e3().dossier(), contexte('2010-08-25', versGide))).toBe(true);
    expect(effetRetenu(e3().dossier(), contexte('2010-08-25', aucun))).toBe(false);
  });

  it('for GIDE alone when E1 is in force on the limit', () => {
    const h = e3().sortie('2010-08-20');
    expect(dits(h, lu(null)).parcours3).toHaveProperty([SORTIE]);
    expect(dits(h, lu(null)).gide).not.toHaveProperty([SORTIE]);
    expect(effetRetenu(h.dossier(), lu(null))).toBe(true);
  });
});

describe('flux that are not active [H6]', () => {
  const complete = (): HistoireALaMain =>
    suivie()
      .acceptation('2010-02-03')
      .alerte('A1', '2010-03-01')
      .maintien('A1', '2010-03-02')
      .cloture('A1', '2010-03-03')
      .etape('E1', '2010-03-04')
      .civis('C1', '2010-03-05')
      .statut(1, 'inscrit', '2010-03-06')
      .modification(1, '2010-03-07', '75056')
      .sortie('2010-05-01');

  it.each([
    ['parcours3', 'affectation.enregistree'],
    ['parcours3', 'alerte.traitee'],
    ['parcours3', 'statut.change'],
    ['parcours3', 'demandeur.modifie'],
    ['parcours3', 'sortie.prononcee'],
    ['gide', 'acceptation.enregistree'],
    ['gide', 'parcours.initialise'],
    ['gide', 'alerte.declenchee'],
    ['gide', 'alerte.close'],
    ['gide', 'etape.enregistree'],
    ['gide', 'civis.change'],
  ] as const)('to %s, %s: not told, everything else is', (partenaire, type) => {
    const tout = dits(complete());
    const reste = dits(complete(), contexte(AU, sans(`${partenaire}/${type}`)));
    const attendu = Object.fromEntries(
      Object.entries(tout[partenaire]).filter(([cle]) => !cle.startsWith(`${type}/`)),
    );
    expect(Object.keys(attendu)).toHaveLength(Object.keys(tout[partenaire]).length - 1);
    expect(reste).toEqual({ ...tout, [partenaire]: attendu });
  });

  it.each(['parcours3', 'gide'] as const)('to %s, computed ends', (partenaire) => {
    const d1 = histoire().affectation('2010-02-01').statut(1, 'radie', '2010-02-20');
    expect(dits(d1, contexte(AU, sans(`${partenaire}/affectation.annulee`)))[partenaire]).not.toHaveProperty([
      ANNULATION,
    ]);
    const e4 = histoire().affectation('2010-02-01', '1980-01-01');
    expect(dits(e4, contexte(AU, sans(`${partenaire}/sortie.prononcee`)))[partenaire]).not.toHaveProperty([
      SORTIE,
    ]);
  });

  it('a fact without cotraitance is told when one of the cotraitances calls for it', () => {
    const h = histoire('CT01')
      .affectation('2010-02-01', '1990-05-12', { structure: '75056S00' })
      .avec(histoire('CT02').affectation('2010-03-01', '1990-05-12', { structure: '92050S00' }))
      .statut(1, 'inscrit', '2010-04-01')
      .civis('C1', '2010-04-01');
    const pour = (structure: string): ContexteProjection =>
      contexte(AU, { fluxActif: (_vers, _type, de) => de === structure });
    const communs = [`statut.change/${DE}/1`];
    expect(cles(dits(h, pour('75056S00')).parcours3)).toEqual(['affectation.enregistree/CT01', ...communs]);
    expect(cles(dits(h, pour('92050S00')).parcours3)).toEqual(['affectation.enregistree/CT02', ...communs]);
    expect(cles(dits(h, pour('92050S00')).gide)).toEqual([`civis.change/${DE}/C1`]);
    expect(dits(h, pour('aucune'))).toEqual({ parcours3: {}, gide: {} });
  });

  it('a context that needs its own `this` is respected', () => {
    class Flux implements ContexteProjection {
      aujourdhui = AU;
      gideLuJusquAu = AU;
      private readonly actif = true;
      fluxActif(): boolean {
        return this.actif;
      }
    }
    expect(dits(complete(), new Flux())).toEqual(dits(complete()));
  });
});

describe('systematic sortie [E5]', () => {
  const PROPOSITION = `sortie.proposee/${CT}`;
  const territoire: Territoire = {
    structureConnue: (structure) => structure === '75056S00',
    siteConnu: () => true,
    competence: (structure, commune) =>
      commune === '94028' ? undefined : commune.slice(0, 2) === structure.slice(0, 2),
  };
  const le = (h: HistoireALaMain, jour: string): Record<string, unknown> | undefined =>
    dits(h, contexte(jour), territoire).gide[PROPOSITION];

  it('is proposed from the first day outside, and withdrawn on the return', () => {
    const h = suivie().modification(1, '2010-04-01', '92050').modification(2, '2010-06-01', '75056');
    expect(le(h, '2010-03-31')).toBeUndefined();
    expect(le(h, '2010-04-01')).toEqual({
      ...COMMUN,
      dateProposition: '2010-04-01',
      motif: 'demenagement_hors_zone',
    });
    expect(le(h, '2010-05-31')).toMatchObject({ dateProposition: '2010-04-01' });
    expect(le(h, '2010-06-01')).toBeUndefined();
    const { parcours3, gide } = projections(h.dossier(undefined, territoire), contexte('2010-04-01'));
    expect(gide.get(PROPOSITION)).toMatchObject({
      cle: PROPOSITION,
      type: 'sortie.proposee',
      cotraitance: CT,
    });
    expect(parcours3.has(PROPOSITION)).toBe(false);
  });

  it('is one stay from one commune outside to another, two when he came back in between', () => {
    const h = suivie().modification(1, '2010-04-01', '92050').modification(2, '2010-05-01', '93066');
    expect(le(h, '2010-05-15')).toMatchObject({ dateProposition: '2010-04-01' });
    h.modification(3, '2010-06-01', '75056').modification(4, '2010-06-10', '92050');
    expect(le(h, '2010-06-15')).toMatchObject({ dateProposition: '2010-06-10' });
  });

  it('counts from dA when he lived outside before it, by a move or by the affectation itself', () => {
    expect(le(suivie().modification(1, '2010-01-10', '92050'), '2010-02-01')).toMatchObject({
      dateProposition: '2010-02-01',
    });
    const h = histoire().affectation('2010-02-01', '1990-05-12', { commune: '92050' });
    expect(le(h, '2010-01-31')).toBeUndefined();
    expect(le(h, '2010-02-01')).toMatchObject({ dateProposition: '2010-02-01' });
    expect(le(h.modification(1, '2010-01-15', '75056'), '2010-02-01')).toBeUndefined();
  });

  it('follows the dates of the moves, not their numbers', () => {
    const h = suivie().modification(1, '2010-05-01', '75056').modification(2, '2010-04-01', '92050');
    expect(le(h, '2010-04-15')).toMatchObject({ dateProposition: '2010-04-01' });
    expect(le(h, '2010-05-01')).toBeUndefined();
    const inverse = suivie().modification(2, '2010-05-01', '75056').modification(10, '2010-04-01', '92050');
    expect(le(inverse, '2010-05-01')).toBeUndefined();
  });

  it('is not cut by a return replaced on its own day', () => {
    const h = suivie()
      .modification(1, '2010-04-01', '92050')
      .modification(2, '2010-05-01', '75056')
      .modification(3, '2010-05-01', '93066');
    expect(le(h, '2010-05-01')).toMatchObject({ dateProposition: '2010-04-01' });
  });

  it('takes, of two moves of one day, the greater number [C4]', () => {
    const h = suivie().modification(10, '2010-04-01', '92050').modification(9, '2010-04-01', '75056');
    expect(le(h, '2010-04-01')).toMatchObject({ dateProposition: '2010-04-01' });
    expect(le(h.modification(11, '2010-04-01', '75056'), '2010-04-01')).toBeUndefined();
  });

  it('is not proposed once the cotraitance has ended', () => {
    const h = suivie().modification(1, '2010-04-01', '92050').sortie('2010-05-01');
    expect(le(h, '2010-04-30')).toBeDefined();
    expect(le(h, '2010-05-01')).toBeUndefined();
  });

  it('is not proposed when the territory does not know the commune or the structure [F14]', () => {
    expect(le(suivie().modification(1, '2010-04-01', '94028'), '2010-04-01')).toBeUndefined();
    const inconnue = histoire().affectation('2010-02-01', '1990-05-12', { structure: '99999S99' });
    expect(le(inconnue.modification(1, '2010-04-01', '92050'), '2010-04-01')).toBeUndefined();
    const h = suivie().modification(1, '2010-04-01', '92050');
    expect(dits(h, contexte('2010-04-01')).gide).not.toHaveProperty([PROPOSITION]);
  });

  it('does not change the état, and is not told while its flux is not active', () => {
    const h = suivie().modification(1, '2010-04-01', '92050');
    expect(h.au('2010-04-01').etat).toBe('accompagnement_actif');
    expect(dits(h, contexte('2010-04-01', sans('gide/sortie.proposee')), territoire).gide).not.toHaveProperty(
      [PROPOSITION],
    );
  });
});
