import { EXEMPLES } from '#contract';
import { direAuDela } from '#exchange';
import { ResoudreEcart } from '#reconciliation';
import { attendreQue } from '#test/attendre-que';
import { cotraitanceDe, demandeurDe, statut, tenu, TerrainDeComparaison } from './terrain-de-comparaison.js';

const INCONNU = demandeurDe(9);
const CLE = `statut.change/${INCONNU}/1`;

describe('corrections about a demandeur of whom nothing is known here [X6]', () => {
  let terrain: TerrainDeComparaison;
  beforeEach(async () => {
    terrain = await TerrainDeComparaison.creer();
  });
  afterEach(() => terrain.fermer());

  it('goes on above the withdrawal when he arrives: the partner takes what it is told [H4]', async () => {
    terrain.parcours3.alterer({
      demandeur: INCONNU,
      cle: CLE,
      data: statut(INCONNU),
      sequence: '0000000004',
    });
    await terrain.comparer();
    const [ecart] = await terrain.ecarts();
    const ordre = { ecart: ecart?.id ?? '', par: 'Mme Martin', motif: 'inconnu de GIDE' };
    await new ResoudreEcart(terrain.echange.unite).execute({ ...ordre, decision: 'corriger' });
    await terrain.echange.vider();
    expect(tenu(terrain, INCONNU, CLE)).toMatchObject({ sequence: '0000000005', data: { annule: true } });

    const affectation = EXEMPLES['affectation.enregistree'];
    terrain.gide.enoncer(
      { type: 'statut.change', data: statut(INCONNU) },
      {
        type: 'affectation.enregistree',
        data: { ...affectation, demandeur: INCONNU, cotraitance: cotraitanceDe(9) },
      },
    );
    await terrain.echanger();
    expect(tenu(terrain, INCONNU, CLE)).toEqual({ sequence: '0000000006', data: statut(INCONNU) });
    await terrain.comparer();
    expect(await terrain.ecarts()).toEqual([]);
  });

  it('lets two writers at once take turns', async () => {
    const { unite } = terrain.echange;
    const correction = (cle: string) => ({
      demandeur: INCONNU,
      cle,
      type: 'statut.change' as const,
      cotraitance: null,
      data: { ...statut(INCONNU), annule: true },
      sequenceTenue: 4,
      attendu: null,
    });
    let second: Promise<unknown> = Promise.resolve();
    await unite.executer(async (sql) => {
      await direAuDela(sql, 'parcours3', [correction(CLE)]);
      second = unite.executer((autre) =>
        direAuDela(autre, 'parcours3', [correction(`statut.change/${INCONNU}/2`)]),
      );
      await attendreQue('the second writer waits for the first', async () => {
        const attentes = await unite.seule(
          `SELECT FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`,
        );
        return attentes.length > 0;
      });
    });
    await second;
    expect(await unite.seule('SELECT sequence FROM dit ORDER BY cle')).toEqual([
      { sequence: 5 },
      { sequence: 5 },
    ]);
  });
});
