import { lireRegles } from '#config';
import {
  ApprouverSimulation,
  type ChangementDeFlux,
  DemanderSimulation,
  lireSimulation,
  ReglesCourantes,
  type VueSimulation,
} from '#exchange';
import { chargerTerritoire } from '#territory';
import { attendreQue } from '#test/attendre-que';
import { creerMonde, type MondeDEssai } from '#test/monde-d-essai';
import { parEtapes } from '#test/par-etapes';

const PARIS = '75056S00';
const LYON = '69123S00';
/** Ends that the gateway computes, and tells once the transitional period is over (H6). */
const FINS = [
  { vers: 'gide', type: 'affectation.annulee' },
  { vers: 'gide', type: 'sortie.prononcee' },
  { vers: 'parcours3', type: 'affectation.annulee' },
  { vers: 'parcours3', type: 'sortie.prononcee' },
] as const;

function affectation(n: number, structure: string) {
  return {
    type: 'affectation.enregistree',
    data: {
      cotraitance: `CT-TRANS-${n}`,
      demandeur: `900000${n}A`,
      dateAffectation: '2010-02-01',
      structure,
      sitePoleEmploi: '75116',
      criteres: ['projet_mal_defini'],
      identite: { nom: 'ESSAI', prenom: 'Camille', dateNaissance: '1990-05-12' },
      commune: structure.slice(0, 5),
      indemnise: false,
    },
  };
}

function statut(n: number, situation: string, dateEffet: string) {
  return { type: 'statut.change', data: { demandeur: `900000${n}A`, statut: 1, situation, dateEffet } };
}

function initialisation(n: number) {
  return {
    type: 'parcours.initialise',
    data: {
      cotraitance: `CT-TRANS-${n}`,
      demandeur: `900000${n}A`,
      dateDebutProgramme: '2010-02-10',
      entretien: { type: 'individuel', date: '2010-02-10' },
    },
  };
}

describe('from the transitional period to the full regime [H6]', () => {
  let monde: MondeDEssai;
  let demander: DemanderSimulation;
  let approuver: ApprouverSimulation;
  beforeAll(async () => {
    monde = await creerMonde({ effectif: 30 });
    const territoire = chargerTerritoire();
    const regles = new ReglesCourantes({ ...lireRegles(), territoire });
    demander = new DemanderSimulation(monde.unite, regles, territoire, () => undefined);
    approuver = new ApprouverSimulation(monde.unite, regles);
  });
  afterAll(() => monde.fermer());

  /** Counted by the worker, which nobody rang for, then approved. */
  async function activer(
    flux: { vers: ChangementDeFlux['vers']; type: ChangementDeFlux['type'] },
    depuis: string,
    structure: string | null = null,
  ): Promise<VueSimulation> {
    const changement = { genre: 'flux' as const, ...flux, structure, depuis };
    const demande = await demander.execute({ changement, motif: 'Période transitoire', acteur: 'essai' });
    if (!('simulation' in demande)) throw new Error(demande.issue);
    const lire = () => lireSimulation(monde.unite.seule, demande.simulation);
    await attendreQue('la simulation se termine', async () => (await lire())?.etat === 'terminee', 60_000);
    const vue = await lire();
    if (!vue) throw new Error('the simulation has disappeared');
    expect(await approuver.execute({ simulation: vue.id, par: 'essai' })).toEqual({ issue: 'approuvee' });
    return vue;
  }
  const actionsDe = async (): Promise<Record<string, string[]>> =>
    Object.fromEntries(
      (
        await monde.unite.seule<{ cotraitance: string; actions: string[] }>(
          `SELECT cotraitance, actions FROM cotraitances WHERE cotraitance LIKE 'CT-TRANS-%' ORDER BY 1`,
        )
      ).map(({ cotraitance, actions }) => [cotraitance, actions]),
    );
  /** Ends that a partner was told, its withdrawals included, in the order of its ledger. */
  const finsDitesA = (partenaire: 'gide' | 'parcours3'): string[] =>
    monde[partenaire]
      .registre()
      .map(({ cle }) => cle)
      .filter((cle) => cle.startsWith('affectation.annulee/') || cle.startsWith('sortie.prononcee/'));
  const finsDesEssais = (partenaire: 'gide' | 'parcours3'): string[] =>
    finsDitesA(partenaire)
      .filter((cle) => cle.includes('CT-TRANS'))
      .sort();
  const effets = async (): Promise<Record<string, number>> => {
    const { etat, etapes } = await monde.synchroniser();
    expect(etat).toBe('terminee');
    return etapes.find(({ etape }) => etape === 'effets_dus')?.resultat as Record<string, number>;
  };

  it('what it keeps back is told exactly once, structure by structure, then to all', () =>
    parEtapes({
      'computed ends are not told: somebody pronounces them': async () => {
        for (const flux of FINS) await activer(flux, '2011-06-01');
        monde.gide.enoncer(
          ...[affectation(1, PARIS), statut(1, 'radie', '2010-05-04')],
          ...[affectation(2, LYON), statut(2, 'radie', '2010-05-04')],
          ...[affectation(3, PARIS), statut(3, 'cessation_inscription', '2010-02-20')],
          ...[affectation(4, LYON)],
        );
        monde.parcours3.enoncer(initialisation(3), initialisation(4));
        await monde.synchroniser();
        expect(await actionsDe()).toEqual({
          'CT-TRANS-1': ['annulation_a_prononcer'],
          'CT-TRANS-2': ['annulation_a_prononcer'],
          // In GIDE by the site, in Parcours 3 by the mission locale.
          'CT-TRANS-3': ['sortie_a_prononcer', 'sortie_a_prononcer'],
          'CT-TRANS-4': [],
        });
        expect([...finsDitesA('gide'), ...finsDitesA('parcours3')]).toEqual([]);
        expect(
          await monde.unite.seule(
            `SELECT cotraitance, etat FROM cotraitances WHERE cotraitance LIKE 'CT-TRANS-%' ORDER BY 1`,
          ),
        ).toEqual([
          { cotraitance: 'CT-TRANS-1', etat: 'annulee' },
          { cotraitance: 'CT-TRANS-2', etat: 'annulee' },
          { cotraitance: 'CT-TRANS-3', etat: 'sortie' },
          { cotraitance: 'CT-TRANS-4', etat: 'accompagnement_actif' },
        ]);
      },

      'an early end that Parcours 3 shows is an ordinary alert; cancelled, it is closed as if it had never been':
        async () => {
          const alerte = {
            type: 'alerte.declenchee',
            data: {
              cotraitance: 'CT-TRANS-4',
              demandeur: '9000004A',
              alerte: 'AL-1',
              nature: 'fin_anticipee',
              dateAlerte: '2010-08-20',
            },
          };
          const etat = async () =>
            (
              await monde.unite.seule<{ etat: string }>(
                `SELECT etat FROM cotraitances WHERE cotraitance = 'CT-TRANS-4'`,
              )
            )[0]?.etat;
          monde.parcours3.enoncer(alerte);
          await monde.synchroniser();
          expect(await etat()).toBe('alerte');
          const dite = () =>
            monde.gide.dit().filter(({ cle }) => cle === 'alerte.declenchee/CT-TRANS-4/AL-1');
          expect(dite()).toHaveLength(1);
          monde.parcours3.enoncer({ ...alerte, data: { ...alerte.data, annule: true } });
          await monde.synchroniser();
          expect(await etat()).toBe('accompagnement_actif');
          expect(JSON.parse(dite()[0]?.evenement ?? '{}')).toMatchObject({ data: { annule: true } });
        },

      'opened for one structure: counted first, then told for it alone, once': async () => {
        const prevue = await activer({ vers: 'gide', type: 'affectation.annulee' }, '2010-09-01', PARIS);
        expect(prevue.effet?.etats).toEqual({});
        const aDire = prevue.effet?.messages.gide['affectation.annulee'] ?? 0;
        expect(aDire).toBeGreaterThan(0);
        const bilan = await effets();
        expect(bilan).toMatchObject({ aChanger: prevue.effet?.dossiers, annonces: aDire });
        expect(bilan['perimes']).toBeGreaterThan(aDire);
        expect(finsDesEssais('gide')).toEqual(['affectation.annulee/CT-TRANS-1']);
        expect(finsDitesA('gide')).toHaveLength(aDire);
        expect(finsDitesA('parcours3')).toEqual([]);
        expect(
          await monde.unite.seule('SELECT count(*)::int AS n FROM messages_sortants WHERE par_les_regles'),
        ).toEqual([{ n: aDire }]);
        expect(await effets()).toMatchObject({ perimes: 0, aChanger: 0, annonces: 0 });
        expect(finsDitesA('gide')).toHaveLength(aDire);
      },

      'opened for all: what is missing is told exactly once, nothing twice, and nothing is left to pronounce':
        async () => {
          const dejaDites = finsDitesA('gide').length;
          let aDire = 0;
          for (const flux of FINS) {
            const { effet } = await activer(flux, '2010-09-01');
            aDire += effet?.messages[flux.vers][flux.type] ?? 0;
          }
          await effets();
          expect(finsDitesA('gide').length - dejaDites + finsDitesA('parcours3').length).toBe(aDire);
          const attendues = [
            'affectation.annulee/CT-TRANS-1',
            'affectation.annulee/CT-TRANS-2',
            'sortie.prononcee/CT-TRANS-3',
          ];
          expect(finsDesEssais('gide')).toEqual(attendues);
          expect(finsDesEssais('parcours3')).toEqual(attendues);
          expect(Object.values(await actionsDe()).flat()).toEqual([]);
        },

      'the population goes on living: every version is told once, and both partners hold what we told':
        async () => {
          await monde.vivreJusqua('2010-10-15');
          await effets();
          await effets();
          for (const partenaire of ['gide', 'parcours3'] as const) {
            const versions = monde[partenaire].registre().map(({ cle, sequence }) => `${cle} ${sequence}`);
            expect(new Set(versions).size).toBe(versions.length);
          }
          const [reste] = await monde.unite.seule<{ n: number }>(
            `SELECT count(*)::int AS n FROM messages_sortants WHERE issue NOT IN ('acquitte', 'sans_effet', 'remplace')`,
          );
          expect(reste?.n).toBe(0);
        },
    }));
});
