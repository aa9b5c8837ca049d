import { REGLAGES_PAR_DEFAUT } from '#annexe7';
import { LireEtat, LireHistorique, ReglesEnVigueur, type CalculExplique, type EtatLu } from '#exchange';
import { Horloge } from '#persistence';
import { chargerTerritoire } from '#territory';
import { affectationEnoncee } from '#test/affectation-enoncee';
import { creerMonde, type MondeDEssai } from '#test/monde-d-essai';

const CT = 'CT-TARD-1';
const DE = '1234567A';
const AFFECTATION = affectationEnoncee(CT, DE);
const statut = (numero: number, situation: string, dateEffet: string, plus: object = {}) => ({
  type: 'statut.change',
  data: { demandeur: DE, statut: numero, situation, dateEffet, ...plus },
});
const initialisation = (dateDebutProgramme: string) => ({
  type: 'parcours.initialise',
  data: {
    cotraitance: CT,
    demandeur: DE,
    dateDebutProgramme,
    entretien: { type: 'individuel', date: dateDebutProgramme },
  },
});
const SORTIE = `sortie.prononcee/${CT}`;
const ANNULATION = `affectation.annulee/${CT}`;
const PARTENAIRES = ['gide', 'parcours3'] as const;

describe('facts learnt late [E6, D3, H4]', () => {
  let monde: MondeDEssai;
  beforeEach(async () => {
    monde = await creerMonde();
  });
  afterEach(() => monde.fermer());

  const regles = new ReglesEnVigueur(REGLAGES_PAR_DEFAUT, chargerTerritoire(), {
    parDefaut: '2010-01-01',
    flux: [],
  });
  const perimetre = { type: 'national' } as const;

  async function croyance(connuLe: Date | null, au: string | null = null): Promise<EtatLu> {
    const etat = await new LireEtat(monde.unite, regles).execute({
      cotraitance: CT,
      au,
      connuLe: connuLe?.toISOString() ?? null,
      perimetre,
    });
    if (!etat) throw new Error('nothing is known of it');
    return etat;
  }

  async function historique(): Promise<CalculExplique[]> {
    const lu = await new LireHistorique(monde.unite, regles).execute({ cotraitance: CT, perimetre });
    return lu?.calculs ?? [];
  }

  const maintenant = async (): Promise<Date> => (await Horloge.lire(monde.unite.seule)).maintenant;

  /** What a partner holds of us under a key: its version, and what it says. */
  function tenu(
    partenaire: 'gide' | 'parcours3',
    cle: string,
  ): [number, Record<string, unknown>] | undefined {
    const [fait] = monde[partenaire].dit({ cle });
    return fait && [Number(fait.sequence), fait.data];
  }

  /** Each version applied once, the versions of a key one after the other without a gap. */
  function verifierLesRegistres(): void {
    for (const partenaire of PARTENAIRES) {
      const registre = monde[partenaire].registre();
      expect(new Set(registre.map(({ evenement }) => evenement)).size).toBe(registre.length);
      for (const [cle, lignes] of Map.groupBy(registre, (ligne) => ligne.cle)) {
        const versions = lignes.map(({ sequence }) => Number(sequence));
        expect({ partenaire, cle, versions }).toEqual({
          partenaire,
          cle,
          versions: versions.map((_, i) => i + 1),
        });
      }
    }
  }

  /** Nothing is left to say: another synchronisation tells nobody anything. */
  async function verifierLeRepos(): Promise<void> {
    const avant = PARTENAIRES.map((partenaire) => monde[partenaire].registre().length);
    expect((await monde.synchroniser()).rapport).toMatchObject({ dits: {} });
    expect(PARTENAIRES.map((partenaire) => monde[partenaire].registre().length)).toEqual(avant);
  }

  /** Suspended on 15 March, out on 15 September: both partners have been told the automatic sortie. */
  async function sortirAutomatiquement(): Promise<Date> {
    monde.gide.enoncer(AFFECTATION, statut(1, 'cessation_inscription', '2010-03-15'));
    monde.parcours3.enoncer(initialisation('2010-03-10'));
    await monde.synchroniser();
    await monde.vivreJusqua('2010-09-15');
    await monde.synchroniser();
    const dite = {
      cotraitance: CT,
      demandeur: DE,
      dateSortie: '2010-09-15',
      motif: 'six_mois_cessation_ou_radiation',
    };
    for (const partenaire of PARTENAIRES) expect(tenu(partenaire, SORTIE)).toEqual([1, dite]);
    return maintenant();
  }

  const resumer = (calculs: readonly CalculExplique[]): unknown[] =>
    calculs.map(({ calculeAu, cause, etat, regles: origines }) => [
      calculeAu,
      cause,
      etat,
      origines['etat']?.regle,
    ]);

  it('a re-registration dated before the limit lifts the automatic sortie; both partners are told', async () => {
    const avant = await sortirAutomatiquement();
    monde.gide.enoncer(statut(2, 'inscrit', '2010-09-14'));
    await monde.synchroniser();

    for (const partenaire of PARTENAIRES)
      expect(tenu(partenaire, SORTIE)).toEqual([
        2,
        expect.objectContaining({ annule: true, dateSortie: '2010-09-15' }),
      ]);
    expect(tenu('parcours3', `statut.change/${DE}/2`)).toEqual([
      1,
      expect.objectContaining({ situation: 'inscrit' }),
    ]);
    verifierLesRegistres();

    expect(await croyance(null)).toMatchObject({
      etat: 'accompagnement_actif',
      depuis: '2010-09-14',
      sortie: null,
    });
    expect(await croyance(avant)).toMatchObject({
      etat: 'sortie',
      sortie: { date: '2010-09-15', motif: 'six_mois_cessation_ou_radiation', mode: 'automatique' },
    });
    expect(await croyance(avant, '2010-09-14')).toMatchObject({ etat: 'suspension' });
    const calculs = await historique();
    expect(resumer(calculs).slice(-3)).toEqual([
      ['2010-09-01', 'message', 'suspension', 'F4'],
      ['2010-09-15', 'echeance', 'sortie', 'F2, E3'],
      ['2010-09-15', 'message', 'accompagnement_actif', 'F5'],
    ]);
    expect(calculs.flatMap(({ ecartsDeRegles }) => ecartsDeRegles)).toEqual([]);
    await verifierLeRepos();
  });

  it('a re-registration on the limit itself is too late: nothing is lifted, nothing withdrawn [E3]', async () => {
    await sortirAutomatiquement();
    monde.gide.enoncer(statut(2, 'inscrit', '2010-09-15'));
    await monde.synchroniser();
    for (const partenaire of PARTENAIRES) expect(tenu(partenaire, SORTIE)?.[0]).toBe(1);
    expect(await croyance(null)).toMatchObject({ etat: 'sortie' });
    verifierLesRegistres();
  });

  it('a radiation learnt late, earlier than the cessation, moves the sortie: its date is corrected', async () => {
    const avant = await sortirAutomatiquement();
    monde.gide.enoncer(statut(2, 'radie', '2010-03-12'));
    await monde.synchroniser();
    for (const partenaire of PARTENAIRES) {
      const [sequence, data] = tenu(partenaire, SORTIE) ?? [];
      expect([sequence, data?.['dateSortie'], data?.['annule']]).toEqual([2, '2010-09-12', undefined]);
    }
    expect(await croyance(avant)).toMatchObject({ etat: 'sortie', depuis: '2010-09-15' });
    expect(await croyance(null)).toMatchObject({ etat: 'sortie', depuis: '2010-09-12' });
    verifierLesRegistres();
    await verifierLeRepos();
  });

  it('a cessation corrected to a later day puts the sortie off: withdrawn now, told again on its day', async () => {
    const avant = await sortirAutomatiquement();
    monde.gide.enoncer(statut(1, 'cessation_inscription', '2010-03-20'));
    await monde.synchroniser();
    for (const partenaire of PARTENAIRES)
      expect(tenu(partenaire, SORTIE)).toEqual([2, expect.objectContaining({ annule: true })]);
    expect(await croyance(null)).toMatchObject({
      etat: 'suspension',
      suspension: { depuis: '2010-03-20', echeance: '2010-09-20' },
    });
    await monde.vivreJusqua('2010-09-20');
    await monde.synchroniser();
    for (const partenaire of PARTENAIRES) {
      const [sequence, data] = tenu(partenaire, SORTIE) ?? [];
      expect([sequence, data?.['dateSortie'], data?.['annule']]).toEqual([3, '2010-09-20', undefined]);
    }
    expect(await croyance(avant)).toMatchObject({ etat: 'sortie', depuis: '2010-09-15' });
    expect((await historique()).map(({ etat }) => etat).slice(-4)).toEqual([
      'suspension',
      'sortie',
      'suspension',
      'sortie',
    ]);
    verifierLesRegistres();
    await verifierLeRepos();
  });

  /** Struck off on 4 May without a first interview: annulled, both partners told. */
  async function annulerParRadiation(): Promise<Date> {
    monde.gide.enoncer(AFFECTATION, statut(1, 'radie', '2010-05-04'));
    await monde.synchroniser();
    const dite = {
      cotraitance: CT,
      demandeur: DE,
      dateAnnulation: '2010-05-04',
      motif: 'radiation_avant_initialisation',
    };
    for (const partenaire of PARTENAIRES) expect(tenu(partenaire, ANNULATION)).toEqual([1, dite]);
    return maintenant();
  }

  it('an interview learnt late, held before the radiation, lifts the annulment [D3]', async () => {
    const avant = await annulerParRadiation();
    monde.parcours3.enoncer(initialisation('2010-04-20'));
    await monde.synchroniser();
    for (const partenaire of PARTENAIRES)
      expect(tenu(partenaire, ANNULATION)).toEqual([2, expect.objectContaining({ annule: true })]);
    expect(tenu('gide', `parcours.initialise/${CT}`)?.[1]).toMatchObject({
      dateDebutProgramme: '2010-04-20',
    });
    expect(await croyance(null)).toMatchObject({
      etat: 'suspension',
      annulation: null,
      suspension: { depuis: '2010-05-04', echeance: '2010-11-04' },
      decompte: { compte: true, annee: 2010 },
    });
    expect(await croyance(avant)).toMatchObject({
      etat: 'annulee',
      annulation: { date: '2010-05-04', motif: 'radiation_avant_initialisation' },
    });
    expect(resumer(await historique()).slice(-2)).toEqual([
      ['2010-09-01', 'message', 'annulee', 'F1, D1'],
      ['2010-09-01', 'message', 'suspension', 'F4'],
    ]);
    verifierLesRegistres();
    await verifierLeRepos();
  });

  it('an interview held after the radiation lifts nothing, though GIDE is told of it [D1, H2]', async () => {
    await annulerParRadiation();
    monde.parcours3.enoncer(initialisation('2010-05-05'));
    await monde.synchroniser();
    for (const partenaire of PARTENAIRES) expect(tenu(partenaire, ANNULATION)?.[0]).toBe(1);
    expect(tenu('gide', `parcours.initialise/${CT}`)?.[0]).toBe(1);
    expect(await croyance(null)).toMatchObject({ etat: 'annulee' });
    verifierLesRegistres();
  });

  it('a radiation withdrawn by GIDE is as if it had never been: the annulment and the statut are withdrawn [A2]', async () => {
    const avant = await annulerParRadiation();
    expect(tenu('parcours3', `statut.change/${DE}/1`)?.[0]).toBe(1);
    monde.gide.enoncer(statut(1, 'radie', '2010-05-04', { annule: true }));
    await monde.synchroniser();
    for (const partenaire of PARTENAIRES)
      expect(tenu(partenaire, ANNULATION)).toEqual([2, expect.objectContaining({ annule: true })]);
    expect(tenu('parcours3', `statut.change/${DE}/1`)).toEqual([
      2,
      expect.objectContaining({ annule: true }),
    ]);
    expect(await croyance(null)).toMatchObject({ etat: 'affectee', annulation: null, suspension: null });
    expect(await croyance(avant)).toMatchObject({ etat: 'annulee' });
    expect((await historique()).map(({ etat, ecartsDeRegles }) => [etat, ecartsDeRegles])).toEqual([
      ['annulee', []],
      ['affectee', []],
    ]);
    verifierLesRegistres();
    await verifierLeRepos();

    // Stated again, its third version: annulled again, by a third version too.
    monde.gide.enoncer(statut(1, 'radie', '2010-05-04'));
    await monde.synchroniser();
    for (const partenaire of PARTENAIRES) {
      const [sequence, data] = tenu(partenaire, ANNULATION) ?? [];
      expect([sequence, data?.['annule']]).toEqual([3, undefined]);
    }
    verifierLesRegistres();
  });
});
