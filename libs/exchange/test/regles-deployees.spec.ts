import { REGLAGES_PAR_DEFAUT } from '#annexe7';
import {
  ApprouverSimulation,
  DemanderSimulation,
  ExecuterSimulation,
  lireSimulation,
  PrevoirRecalcul,
  ReglesCourantes,
} from '#exchange';
import { chargerTerritoire } from '#territory';
import { creerEchangeDEssai, type EchangeDEssai } from '#test/echange-d-essai';
import { evenement } from '#test/evenements';
import { RecalculerEffetsDus } from '../src/application/recalculer-effets-dus.use-case.js';

/** Six months of cessation are over (E3). */
const JOUR = '2010-09-15';
const DU_CE_JOUR = { cotraitance: 'CT-RD-1', demandeur: '1000001A' };
/** Begun on the very day of the affectation: for the rules deployed here, it never was (C1). */
const TOUCHE = { cotraitance: 'CT-RD-2', demandeur: '1000002A' };
const TRANQUILLE = { cotraitance: 'CT-RD-3', demandeur: '1000003A' };

const territoire = chargerTerritoire();
const activations = { parDefaut: '2010-01-01', flux: [] };
const signaler = ({ erreur }: { erreur: string }): never => {
  throw new Error(erreur);
};

describe('rules that came with a deployment', () => {
  let echange: EchangeDEssai;
  const presentes = new ReglesCourantes({ reglages: REGLAGES_PAR_DEFAUT, territoire, activations });
  const deployees = new ReglesCourantes({
    reglages: { ...REGLAGES_PAR_DEFAUT, initialisationLeJourDeLAffectation: false },
    territoire,
    activations,
  });
  beforeEach(async () => {
    echange = await creerEchangeDEssai({ regles: presentes });
    const affecte = (qui: object, dateAffectation: string) =>
      evenement('affectation.enregistree', { ...qui, dateAffectation });
    const commence = (qui: object, date: string) =>
      evenement('parcours.initialise', {
        ...qui,
        dateDebutProgramme: date,
        entretien: { type: 'individuel', date },
      });
    await echange.webhook('gide', [
      affecte(DU_CE_JOUR, '2010-03-01'),
      evenement('statut.change', {
        demandeur: DU_CE_JOUR.demandeur,
        statut: 1,
        situation: 'cessation_inscription',
        dateEffet: '2010-03-15',
      }),
      affecte(TOUCHE, '2010-03-01'),
      affecte(TRANQUILLE, '2010-08-01'),
    ]);
    await echange.webhook('parcours3', [commence(DU_CE_JOUR, '2010-03-10'), commence(TOUCHE, '2010-03-01')]);
    await echange.vider();
  });
  afterEach(() => echange.fermer());

  async function attendreLeJour(): Promise<void> {
    await echange.unite.seule(`UPDATE curseurs SET lu_jusquau = $1 WHERE partenaire = 'gide'`, [JOUR]);
    await echange.avancerJusqua(JOUR);
  }
  /** Dossiers and, of them, those that would change, lot by lot. */
  async function prevoir(): Promise<[number, number][]> {
    const lots: [number, number][] = [];
    for (let apres: string | null = ''; apres !== null;) {
      const lot = await new PrevoirRecalcul(echange.unite, deployees, 2).execute(apres);
      lots.push([lot.dossiers, lot.aChanger]);
      apres = lot.dernier;
    }
    return lots;
  }
  async function simuler(): Promise<string> {
    const demande = new DemanderSimulation(echange.unite, deployees, territoire, () => undefined);
    const issue = await demande.execute({ changement: { genre: 'regles' }, motif: null, acteur: 'essai' });
    if (issue.issue !== 'demandee') throw new Error(issue.issue);
    await new ExecuterSimulation(echange.unite, deployees, signaler).execute(issue.simulation);
    return issue.simulation;
  }

  it('how many dossiers are outdated, how many would change', async () => {
    expect(await new PrevoirRecalcul(echange.unite, presentes).perimes()).toBe(0);
    const nouveau = new PrevoirRecalcul(echange.unite, deployees);
    expect(await nouveau.perimes()).toBe(3);
    expect(await prevoir()).toEqual([
      [2, 1],
      [1, 0],
      [0, 0],
    ]);
    expect(await nouveau.perimes()).toBe(3);
  });

  it('simulated, it counts what would change, and there is nothing to approve', async () => {
    const simulation = await simuler();
    expect(await lireSimulation(echange.unite.seule, simulation)).toMatchObject({
      etat: 'terminee',
      avancement: { fait: 3, total: 3 },
      effet: { dossiers: 1, etats: { 'accompagnement_actif→affectee': 1 } },
    });
    const approuver = new ApprouverSimulation(echange.unite, deployees);
    expect(await approuver.execute({ simulation, par: 'x' })).toEqual({ issue: 'sans_objet' });
  });

  it('leaves out of the count what the day changes anyway [F13]', async () => {
    await attendreLeJour();
    expect(await new PrevoirRecalcul(echange.unite, deployees).perimes()).toBe(3);
    expect(await prevoir()).toEqual([
      [2, 1],
      [1, 0],
      [0, 0],
    ]);
    expect(await lireSimulation(echange.unite.seule, await simuler())).toMatchObject({
      effet: { dossiers: 1, messages: { gide: {}, parcours3: {} } },
    });
  });

  it('says of each computation, and of what it tells, whether the day or the rules caused it [A4]', async () => {
    await attendreLeJour();
    await new RecalculerEffetsDus(echange.unite, deployees, signaler).execute('');
    expect(
      await echange.unite.seule(
        `SELECT demandeur, cause FROM historique WHERE cause <> 'message' ORDER BY demandeur`,
      ),
    ).toEqual([
      { demandeur: DU_CE_JOUR.demandeur, cause: 'echeance' },
      { demandeur: TOUCHE.demandeur, cause: 'regles' },
    ]);
    expect(
      await echange.unite.seule(
        `SELECT partenaire, par_les_regles FROM messages_sortants WHERE type = 'sortie.prononcee' ORDER BY 1`,
      ),
    ).toEqual([
      { partenaire: 'gide', par_les_regles: false },
      { partenaire: 'parcours3', par_les_regles: false },
    ]);
  });
});
