import { lirePolitiqueEcarts } from '#config';
import type { Sql } from '#persistence';
import {
  ActiverPolitique,
  listerPolitiques,
  semerPolitiques,
  simulerPolitique,
  type PropositionDePolitique,
  type ReglagesDesCorrections,
  type SimulationDePolitique,
} from '#reconciliation';
import { creerTerrainDeCorrections, REGLAGES, type TerrainDeCorrections } from './terrain-de-corrections.js';

const ORDRE = {
  partenaire: 'parcours3',
  vue: 'dit',
  type: null,
  decision: 'soumettre',
  phrase: 'Rien n’est redit à Parcours 3 sans qu’une personne l’ait vu.',
  par: 'Mme Martin',
  motif: 'reprise de leur base',
} as const;

describe('the policy of the écarts [design, The night]', () => {
  let terrain: TerrainDeCorrections;
  let activer: ActiverPolitique;
  beforeEach(async () => {
    terrain = await creerTerrainDeCorrections();
    activer = new ActiverPolitique(terrain.echange.unite);
  });
  afterEach(() => terrain.echange.fermer());
  const simuler = async (
    proposition: PropositionDePolitique,
    reglages: ReglagesDesCorrections,
  ): Promise<SimulationDePolitique> => {
    const simulation = await simulerPolitique(terrain.echange.unite.seule, proposition, reglages);
    if ('issue' in simulation) throw new Error('the test simulates a past day');
    return simulation;
  };

  it('is given its first rows once, by processes that start together', async () => {
    const { unite } = terrain.echange;
    await unite.seule('TRUNCATE politiques_ecarts');
    const { politiques } = lirePolitiqueEcarts();
    await Promise.all([1, 2, 3, 4].map(() => semerPolitiques(unite, politiques)));
    const listees = await listerPolitiques(unite.seule);
    expect(listees).toHaveLength(politiques.length);
    expect(new Set(listees.map(({ etat, par, depuis }) => `${etat} ${par} ${depuis}`))).toEqual(
      new Set(['en_vigueur config 2010-01-01']),
    );
  });

  it('changes by a dated row that says who and why, and keeps its history', async () => {
    expect(await activer.execute({ ...ORDRE, depuis: '2010-09-03' })).toMatchObject({
      issue: 'activee',
      depuis: '2010-09-03',
    });
    const lister = async () =>
      (await listerPolitiques(terrain.echange.unite.seule))
        .filter(({ partenaire, vue }) => partenaire === 'parcours3' && vue === 'dit')
        .map(({ etat, decision, par, motif }) => [etat, decision, par, motif]);
    expect(await lister()).toEqual([
      ['a_venir', 'soumettre', 'Mme Martin', 'reprise de leur base'],
      ['en_vigueur', 'corriger', 'config', null],
    ]);
    await terrain.echange.avancerJusqua('2010-09-03');
    expect((await lister()).map(([etat]) => etat)).toEqual(['en_vigueur', 'remplacee']);
  });

  it('never changes what a past day decided, and says when there is nothing to change', async () => {
    expect(await activer.execute({ ...ORDRE, depuis: '2010-08-31' })).toEqual({
      issue: 'dans_le_passe',
      aujourdhui: '2010-09-01',
    });
    expect(await activer.execute(ORDRE)).toMatchObject({ issue: 'activee', depuis: '2010-09-01' });
    expect(await activer.execute(ORDRE)).toMatchObject({ issue: 'inchangee' });
    expect(await listerPolitiques(terrain.echange.unite.seule)).toHaveLength(5);
  });

  it('shows, before it is activated, what the night then does', async () => {
    await terrain.affecter(1, 2, 3, 4, 5);
    await terrain.regler('parcours3', 'dit', 'soumettre');
    await terrain.regler('parcours3', 'dit', 'ignorer', 'statut.change');
    await terrain.planter({ numero: 1 });
    await terrain.planter({ numero: 2 });
    await terrain.planter({ numero: 3, cle: 'statut.change/1000003A/S1', type: 'statut.change' });
    await terrain.planter({ numero: 4, cause: 'refuse' });
    await terrain.planter({ numero: 5, etat: 'ignore', decidePar: 'M. Petit' });
    await terrain.corriger();
    await terrain.planter({
      numero: 5,
      cle: 'alerte.traitee/CT-5/A1',
      type: 'alerte.traitee',
      corrections: 2,
    });

    const inconnu = { cle: 'alerte.traitee/CT-4/A1', type: 'alerte.traitee', nature: 'en_trop' } as const;
    await terrain.planter({ numero: 4, ...inconnu, eux: { sequence: '0000000001', data: {} } });

    const reglages = { ...REGLAGES, budget: { part: 0, minimum: 1 } };
    const proposition = { partenaire: 'parcours3', vue: 'dit', type: null, decision: 'corriger' } as const;
    const simulation = await simuler(proposition, reglages);
    expect(simulation).toEqual({
      jour: '2010-09-01',
      total: 5,
      changements: 2,
      avant: { corriger: 0, soumettre: 4, ignorer: 1 },
      apres: { corriger: 2, soumettre: 2, ignorer: 1 },
      auDelaDuBudget: { avant: 0, apres: 1 },
      detail: [
        ['affectation.enregistree', 'soumettre', 'corriger', 2],
        ['alerte.traitee', 'soumettre', 'soumettre', 2],
        ['statut.change', 'ignorer', 'ignorer', 1],
      ].map(([type, avant, apres, nombre]) => ({
        partenaire: 'parcours3',
        vue: 'dit',
        type,
        avant,
        apres,
        nombre,
      })),
    });
    expect(await terrain.depense()).toEqual([]);

    await activer.execute({ ...ORDRE, ...proposition });
    expect(await terrain.corriger(reglages)).toMatchObject({
      dits: simulation.apres.corriger - simulation.auDelaDuBudget.apres,
      soumis: { budget: simulation.auDelaDuBudget.apres, escalade: 1, politique: 1 },
    });
  });

  it('counts beyond the budget what the night then hands over, a dossier once, the oldest first', async () => {
    const reglages = { ...REGLAGES, budget: { part: 0, minimum: 2 } };
    await terrain.affecter(1, 2, 3, 4);
    await terrain.planter({ numero: 1 });
    expect(await terrain.corriger(reglages)).toMatchObject({ dits: 1 });
    await terrain.regler('parcours3', 'dit', 'soumettre');
    const alerte = (numero: number, depuis: string): Promise<string> =>
      terrain.planter({
        ...{ numero, depuis, cle: `alerte.traitee/CT-${numero}/A1`, type: 'alerte.traitee' },
        ...{ nature: 'en_trop', eux: { sequence: '0000000001', data: { annule: true } } },
      });
    await alerte(1, '2010-09-01T09:00:00Z');
    for (const numero of [2, 3]) await alerte(numero, `2010-09-01T0${9 - numero}:00:00Z`);
    for (const numero of [2, 3, 4]) await terrain.planter({ numero, depuis: '2010-09-01T08:30:00Z' });
    const proposition = { partenaire: 'parcours3', vue: 'dit', type: null, decision: 'corriger' } as const;
    expect(await simuler(proposition, reglages)).toMatchObject({
      apres: { corriger: 6 },
      auDelaDuBudget: { avant: 0, apres: 3 },
    });
    await activer.execute({ ...ORDRE, ...proposition });
    expect(await terrain.corriger(reglages)).toMatchObject({ dits: 3, soumis: { budget: 3 } });
  });

  it('reads no écart into memory: the database counts them by sort', async () => {
    await terrain.affecter(1, 2, 3);
    for (const numero of [1, 2, 3]) await terrain.planter({ numero });
    const lus: number[] = [];
    const { seule } = terrain.echange.unite;
    const ecoute: Sql = Object.assign(
      async <T>(texte: string, parametres?: unknown[]) => {
        const lignes = await seule<T>(texte, parametres);
        if (/\becarts\b/.test(texte)) lus.push(lignes.length);
        return lignes;
      },
      { chiffreur: seule.chiffreur },
    );
    const simulation = await simulerPolitique(ecoute, { ...ORDRE, decision: 'ignorer' }, REGLAGES);
    expect(simulation).toMatchObject({ total: 3, changements: 3 });
    expect(lus).toEqual([1, 1]);
  });

  it('refuses to simulate a past day as it refuses to activate it', async () => {
    const { unite } = terrain.echange;
    expect(await simulerPolitique(unite.seule, { ...ORDRE, depuis: '2010-08-31' }, REGLAGES)).toEqual({
      issue: 'dans_le_passe',
      aujourdhui: '2010-09-01',
    });
  });
});
