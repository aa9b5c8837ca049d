import { attendreQue } from '#test/attendre-que';
import { deciderUnLot } from '../src/corrections/decider-un-lot.js';
import { AU_DEBUT } from '../src/corrections/prendre-ecarts.js';
import {
  cleDe,
  creerTerrainDeCorrections,
  REGLAGES,
  type TerrainDeCorrections,
} from './terrain-de-corrections.js';

const DE_TROIS = { ...REGLAGES, budget: { part: 0.01, minimum: 3 } };
const NUMEROS = [1, 2, 3, 4, 5, 6, 7, 8];

describe('the repair budget [design, The night]', () => {
  let terrain: TerrainDeCorrections;
  beforeEach(async () => {
    terrain = await creerTerrainDeCorrections();
    await terrain.affecter(...NUMEROS);
  });
  afterEach(() => terrain.echange.fermer());

  const planterTous = async (depuis = '2010-09-01T06:00:00Z'): Promise<string[]> => {
    const ids: string[] = [];
    // The youngest first: the order of writing is not that of age.
    for (const numero of NUMEROS.toReversed())
      ids.unshift(await terrain.planter({ numero, depuis: depuis.replace('00:00Z', `0${numero}:00Z`) }));
    return ids;
  };

  it('is spent on the oldest; beyond it nothing is corrected without a person', async () => {
    const ids = await planterTous();
    expect(await terrain.corriger(DE_TROIS)).toMatchObject({ dits: 3, soumis: { budget: 5 } });
    for (const [rang, id] of ids.entries())
      expect(await terrain.lire(id)).toMatchObject(
        rang < 3 ? { etat: 'en_correction' } : { etat: 'soumis', motif_soumission: 'budget', message: null },
      );
    expect(await terrain.depense()).toEqual([{ jour: '2010-09-01', limite: 3, depense: 3 }]);
  });

  it('is not spent by what is on its way or has changed: its room is for the next ones', async () => {
    await planterTous();
    const { unite } = terrain.echange;
    await unite.seule(`UPDATE messages_sortants SET issue = 'a_emettre' WHERE cle IN ($1, $2)`, [
      cleDe(1),
      cleDe(2),
    ]);
    await unite.seule(`UPDATE ecarts SET nous = '{"sequence": "0000000009", "data": {}}' WHERE cle = $1`, [
      cleDe(4),
    ]);
    expect(await terrain.corriger(DE_TROIS)).toMatchObject({
      dits: 3,
      enRoute: 2,
      changes: 1,
      soumis: { budget: 2 },
    });
    expect(await terrain.depense()).toMatchObject([{ limite: 3, depense: 3 }]);
  });

  it('is never overspent by processes that decide at once, each of its own écarts', async () => {
    await planterTous();
    const { unite } = terrain.echange;
    await unite.seule(
      `INSERT INTO budgets_reparation (partenaire, jour, limite) VALUES ('parcours3', '2010-09-01', 3)`,
    );
    const enAttente = async (): Promise<number> =>
      (
        await unite.seule(
          `SELECT FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`,
        )
      ).length;
    // All have taken their lot before any of them learns what is left.
    const decisions = await unite.executer(async (sql) => {
      await sql('SELECT FROM budgets_reparation FOR UPDATE');
      const lots = [1, 2, 3, 4].map(() =>
        unite.executer((sien) => deciderUnLot(sien, AU_DEBUT, 2, DE_TROIS)),
      );
      await attendreQue('the four wait for the budget', async () => (await enAttente()) === 4, 20_000);
      return { lots };
    });
    const lots = await Promise.all(decisions.lots);
    expect(lots.map(({ nombre }) => nombre)).toEqual([2, 2, 2, 2]);
    expect(lots.reduce((somme, { dits }) => somme + dits, 0)).toBe(3);
    expect(await terrain.aDire()).toHaveLength(3);
    expect(await terrain.depense()).toMatchObject([{ depense: 3 }]);
  });

  it('counts a dossier once a day, however many of its écarts are corrected', async () => {
    await terrain.planter({ numero: 1 });
    await terrain.corriger(DE_TROIS);
    const eux = {
      sequence: '0000000001',
      data: { demandeur: '1000001A', cotraitance: 'CT-1', motif: 'autre', annule: true },
    };
    await terrain.planter({ cle: 'sortie.prononcee/CT-1', type: 'sortie.prononcee', nature: 'en_trop', eux });
    expect(await terrain.corriger(DE_TROIS)).toMatchObject({ dits: 1 });
    expect(await terrain.depense()).toMatchObject([{ depense: 1 }]);
  });

  it('is new every business day', async () => {
    await terrain.planter({ numero: 1 });
    const budget = { part: 0, minimum: 1 };
    await terrain.corriger({ ...REGLAGES, budget });
    await terrain.echange.avancerJusqua('2010-09-02');
    await terrain.planter({ numero: 2 });
    expect(await terrain.corriger({ ...REGLAGES, budget })).toMatchObject({ dits: 1, soumis: {} });
    expect(await terrain.depense()).toEqual([
      { jour: '2010-09-01', limite: 1, depense: 1 },
      { jour: '2010-09-02', limite: 1, depense: 1 },
    ]);
  });

  it('is a share of all dossiers, but never less than the minimum', async () => {
    await terrain.planter({ numero: 1 });
    await terrain.corriger({ ...REGLAGES, budget: { part: 0.6, minimum: 2 } });
    await terrain.echange.avancerJusqua('2010-09-02');
    await terrain.planter({ numero: 2 });
    await terrain.corriger({ ...REGLAGES, budget: { part: 0.01, minimum: 2 } });
    // 60 % of 8 dossiers, rounded up.
    expect((await terrain.depense()).map(({ limite }) => limite)).toEqual([5, 2]);
  });
});
