import { REGLAGES_PAR_DEFAUT, type TypeFait } from '#annexe7';
import {
  ApprouverSimulation,
  type ChangementDeRegles,
  DemanderSimulation,
  ExecuterSimulation,
  lireEtatDesRegles,
  lireFlux,
  lireSimulation,
  lireZones,
  ReglesCourantes,
  simulationsAFaire,
  type VueSimulation,
} from '#exchange';
import { chargerTerritoire } from '#territory';
import { creerEchangeDEssai, type EchangeDEssai } from '#test/echange-d-essai';
import { evenement } from '#test/evenements';

const PARIS = '75056S00';
const LYON = '69123S00';
const territoire = chargerTerritoire();
const SOCLE = {
  reglages: REGLAGES_PAR_DEFAUT,
  territoire,
  // Before their opening: what ends is not told, somebody pronounces it (H6).
  activations: {
    parDefaut: '2010-01-01',
    flux: [
      { vers: 'gide' as const, type: 'affectation.annulee' as const, depuis: '2011-01-01' },
      { vers: 'gide' as const, type: 'sortie.prononcee' as const, depuis: '2011-01-01' },
      { vers: 'parcours3' as const, type: 'sortie.prononcee' as const, depuis: '2011-01-01' },
    ],
  },
};
const OUVRIR: ChangementDeRegles = {
  genre: 'flux',
  vers: 'gide',
  type: 'affectation.annulee',
  structure: null,
  depuis: '2010-09-01',
};

/** Person `n` of a structure: assigned in March, registered no more in May, never received: annulled (D1). */
function radie(n: number, structure: string) {
  const cotraitance = `CT-REG-${n}`;
  const demandeur = `${1_000_000 + n}A`;
  const fait = (type: TypeFait, data: object) => evenement(type, { cotraitance, demandeur, ...data });
  return [
    fait('affectation.enregistree', { structure, dateAffectation: '2010-03-01', commune: '75056' }),
    evenement('statut.change', { demandeur, statut: 1, situation: 'radie', dateEffet: '2010-05-04' }),
  ];
}

describe('what a change of the rules would do [H6, E5]', () => {
  let echange: EchangeDEssai;
  let regles: ReglesCourantes;
  let demander: DemanderSimulation;
  let approuver: ApprouverSimulation;
  const sonnees: string[] = [];

  beforeEach(async () => {
    regles = new ReglesCourantes(SOCLE);
    echange = await creerEchangeDEssai({ regles });
    await regles.semer(echange.unite);
    demander = new DemanderSimulation(echange.unite, regles, territoire, (id) => sonnees.push(id));
    approuver = new ApprouverSimulation(echange.unite, regles);
    await echange.webhook('gide', [...radie(1, PARIS), ...radie(2, PARIS), ...radie(3, LYON)]);
    await echange.vider();
  });
  afterEach(() => echange.fermer());

  const executer = (taille = 500, dureeMs = 5_000) =>
    new ExecuterSimulation(echange.unite, regles, () => undefined, dureeMs, taille);
  async function demanderUne(changement: ChangementDeRegles): Promise<string> {
    const issue = await demander.execute({ changement, motif: 'essai', acteur: 'cle:essai' });
    if (issue.issue !== 'demandee') throw new Error(issue.issue);
    return issue.simulation;
  }
  async function simuler(changement: ChangementDeRegles, taille?: number): Promise<VueSimulation> {
    const id = await demanderUne(changement);
    await executer(taille).execute(id);
    return lue(id);
  }
  async function lue(id: string): Promise<VueSimulation> {
    const vue = await lireSimulation(echange.unite.seule, id);
    if (!vue) throw new Error('the simulation has disappeared');
    return vue;
  }
  async function recalculer(): Promise<void> {
    for (let apres: string | null = ''; apres !== null;)
      apres = (await echange.recalculer.execute(apres)).dernier;
    await echange.vider();
  }
  const ditsAGide = () => echange.gide.dits.map(({ type }) => type);

  it('counts dossiers, actions and messages by partner and type, and writes nothing of it', async () => {
    const etatDe = () =>
      echange.unite.seule(
        'SELECT d.*, (SELECT count(*) FROM messages_sortants) AS n FROM dossiers d ORDER BY 1',
      );
    const avant = await etatDe();
    const vue = await simuler(OUVRIR);
    expect(vue).toMatchObject({
      etat: 'terminee',
      avancement: { fait: 3, total: 3 },
      effet: {
        dossiers: 3,
        etats: {},
        actions: { ouvertes: {}, closes: { annulation_a_prononcer: 3 } },
        messages: { gide: { 'affectation.annulee': 3 }, parcours3: {} },
        retraits: { gide: {}, parcours3: {} },
        fautes: 0,
      },
    });
    expect(await etatDe()).toEqual(avant);
  });

  it('looks only at the dossiers of the structure, when it is for one', async () => {
    const vue = await simuler({ ...OUVRIR, structure: LYON });
    expect(vue.avancement).toEqual({ fait: 1, total: 1 });
    expect(vue.effet?.messages.gide).toEqual({ 'affectation.annulee': 1 });
  });

  it('counts the same in lots of one, resumed where it stood', async () => {
    const id = await demanderUne(OUVRIR);
    let tours = 0;
    while ((await lue(id)).etat !== 'terminee') {
      await executer(1, 0).execute(id);
      tours += 1;
    }
    expect(tours).toBe(4);
    expect((await lue(id)).effet?.messages.gide).toEqual({ 'affectation.annulee': 3 });
  });

  it('is taken over when its worker has gone silent, and is held by one worker at a time', async () => {
    const id = await demanderUne(OUVRIR);
    const bail = (secondes: number) =>
      echange.unite.seule(
        `UPDATE simulations_regles SET etat = 'en_cours', jeton = 1, bail_jusqua = clock_timestamp() + interval '1 s' * $2 WHERE id = $1`,
        [id, secondes],
      );
    await bail(30);
    expect(await executer().execute(id)).toBeNull();
    expect(await simulationsAFaire(echange.unite.seule)).toEqual([]);
    await bail(-1);
    expect(await simulationsAFaire(echange.unite.seule)).toEqual([id]);
    expect(await executer().execute(id)).toMatchObject({ suite: 'terminee', dossiers: 3 });
  });

  it('approved, it is in force, recorded with who and why; what is missing is told once [H6]', async () => {
    const { id } = await simuler(OUVRIR);
    expect(ditsAGide()).toEqual([]);
    expect(await approuver.execute({ simulation: id, par: 'cle:chef' })).toEqual({ issue: 'approuvee' });
    expect(await approuver.execute({ simulation: id, par: 'cle:chef' })).toEqual({ issue: 'deja_approuvee' });
    const { flux } = await lireFlux(echange.unite.seule, regles);
    expect(flux.find(({ vers, type }) => vers === 'gide' && type === 'affectation.annulee')).toMatchObject({
      depuis: '2010-09-01',
      actif: true,
      historique: [
        { depuis: '2010-09-01', par: 'cle:chef', motif: 'essai', structure: null },
        { depuis: '2011-01-01', par: 'config' },
        { depuis: '2010-01-01', par: 'config' },
      ],
    });
    expect(await lireEtatDesRegles(echange.unite.seule, regles)).toMatchObject({ dossiers: 3, perimes: 3 });
    await recalculer();
    expect(ditsAGide()).toEqual(Array(3).fill('fr.dude.affectation.annulee.v1'));
    expect(await lireEtatDesRegles(echange.unite.seule, regles)).toMatchObject({ perimes: 0 });
    await recalculer();
    expect(ditsAGide()).toHaveLength(3);
  });

  it('is not approved before it is over, nor once the rules have changed under it', async () => {
    const id = await demanderUne(OUVRIR);
    expect(await approuver.execute({ simulation: id, par: 'x' })).toEqual({
      issue: 'pas_terminee',
      etat: 'en_attente',
    });
    await executer().execute(id);
    const autre = await simuler({ ...OUVRIR, type: 'civis.change', depuis: '2010-12-01' });
    expect(await approuver.execute({ simulation: autre.id, par: 'x' })).toEqual({ issue: 'approuvee' });
    expect(await approuver.execute({ simulation: id, par: 'x' })).toEqual({ issue: 'perimee' });
    expect((await lue(id)).etat).toBe('perimee');
    expect(await approuver.execute({ simulation: '01890000-0000-7000-8000-000000000001', par: 'x' })).toEqual(
      {
        issue: 'inconnue',
      },
    );
  });

  it('is not approved on another day than the one it looked at: effects have come due since', async () => {
    const { id } = await simuler(OUVRIR);
    await echange.avancerJusqua('2010-09-02');
    expect(await approuver.execute({ simulation: id, par: 'x' })).toEqual({ issue: 'perimee' });
    expect((await lue(id)).etat).toBe('perimee');
  });

  it('two approvals at once: one change is in force, the other simulation is out of date', async () => {
    const [un, deux] = [await simuler(OUVRIR), await simuler({ ...OUVRIR, structure: PARIS })];
    const issues = await Promise.all(
      [un, deux].map(({ id }) => approuver.execute({ simulation: id, par: 'x' })),
    );
    expect(issues.map(({ issue }) => issue).sort()).toEqual(['approuvee', 'perimee']);
  });

  it('ends by itself when the rules change while it counts', async () => {
    const id = await demanderUne(OUVRIR);
    const autre = await simuler({ ...OUVRIR, type: 'civis.change' });
    await approuver.execute({ simulation: autre.id, par: 'x' });
    expect(await executer().execute(id)).toMatchObject({ suite: 'perimee' });
  });

  it('refuses what is not a flux, a structure or a zone; the same request joins the one that waits', async () => {
    const issue = async (changement: ChangementDeRegles) =>
      demander.execute({ changement, motif: 'essai', acteur: 'cle:essai' });
    expect(await issue({ ...OUVRIR, type: 'acceptation.enregistree', vers: 'parcours3' })).toEqual({
      issue: 'flux_inconnu',
    });
    expect(await issue({ ...OUVRIR, structure: '00000S00' })).toEqual({ issue: 'structure_inconnue' });
    const zone = { genre: 'zone' as const, structure: PARIS, depuis: '2010-09-01', communes: [] };
    expect(await issue({ ...zone, epci: [] })).toEqual({ issue: 'zone_vide' });
    expect(await issue({ ...zone, epci: ['000000000'] })).toEqual({
      issue: 'zone_inconnue',
      codes: ['000000000'],
    });
    const id = await demanderUne(OUVRIR);
    expect(await issue(OUVRIR)).toEqual({ issue: 'deja_demandee', simulation: id });
  });

  it('a zone that leaves its own commune out: sorties are proposed, then pronounced by Pôle emploi [E5]', async () => {
    await echange.webhook('gide', [
      evenement('affectation.enregistree', {
        cotraitance: 'CT-REG-9',
        demandeur: '1000009A',
        structure: PARIS,
        commune: '75056',
        dateAffectation: '2010-03-01',
      }),
    ]);
    await echange.vider();
    const bordeaux = territoire.structures.find(({ code }) => code === '33063S00');
    const vue = await simuler({
      genre: 'zone',
      structure: PARIS,
      epci: [...(bordeaux?.epci ?? [])],
      communes: [],
      depuis: '2010-10-01',
    });
    expect(vue.effet).toMatchObject({
      dossiers: 1,
      actions: { ouvertes: { sortie_systematique: 1 }, closes: {} },
      messages: { gide: { 'sortie.proposee': 1 } },
    });
    await approuver.execute({ simulation: vue.id, par: 'cle:chef' });
    expect(await lireZones(echange.unite.seule, PARIS)).toMatchObject([
      { structure: PARIS, depuis: '2010-10-01', enVigueur: false, par: 'cle:chef' },
    ]);
    await recalculer();
    expect(ditsAGide()).toEqual([]);
    await echange.avancerJusqua('2010-10-01');
    await recalculer();
    expect(ditsAGide()).toEqual(['fr.dude.sortie.proposee.v1']);
    expect(await lireZones(echange.unite.seule)).toMatchObject([{ enVigueur: true }]);
  });

  it('of a sortie that both have to pronounce, says that the one it would tell is over [H6]', async () => {
    const qui = { cotraitance: 'CT-REG-8', demandeur: '1000008A' };
    await echange.webhook('gide', [
      evenement('affectation.enregistree', { ...qui, structure: PARIS, dateAffectation: '2010-02-01' }),
      evenement('statut.change', {
        demandeur: qui.demandeur,
        statut: 1,
        situation: 'cessation_inscription',
        dateEffet: '2010-02-20',
      }),
    ]);
    await echange.webhook('parcours3', [
      evenement('parcours.initialise', {
        ...qui,
        dateDebutProgramme: '2010-02-10',
        entretien: { type: 'individuel', date: '2010-02-10' },
      }),
    ]);
    await echange.unite.seule(`UPDATE curseurs SET lu_jusquau = '2010-09-01' WHERE partenaire = 'gide'`);
    await echange.vider();
    const vue = await simuler({ ...OUVRIR, type: 'sortie.prononcee' });
    expect(vue.effet).toMatchObject({
      dossiers: 1,
      actions: { ouvertes: {}, closes: { sortie_a_prononcer: 1 } },
      messages: { gide: { 'sortie.prononcee': 1 }, parcours3: {} },
    });
  });
});
