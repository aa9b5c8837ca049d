import { BailPerdu } from '#exchange';
import { creerEchangeDEssai, type EchangeDEssai } from '#test/echange-d-essai';
import { ETAPES, type Etapes } from '../src/etapes/etape.js';
import { ExecuterSynchronisation } from '../src/executer-synchronisation.use-case.js';
import { PrendreSynchronisation } from '../src/prendre-synchronisation.js';

describe('a worker that wakes up at the end of a step, its run taken over', () => {
  let echange: EchangeDEssai;
  beforeEach(async () => {
    echange = await creerEchangeDEssai();
    await echange.unite.seule(
      `INSERT INTO synchronisations (id, plan, jour) VALUES (gen_random_uuid(), 'demande', '2010-09-01')`,
    );
  });
  afterEach(() => echange.fermer());

  const executer = (etapes: Partial<Etapes>): ExecuterSynchronisation => {
    const vide = () => Promise.resolve({ issue: 'terminee', resultat: {} } as const);
    const toutes = Object.fromEntries(ETAPES.map((etape) => [etape, vide])) as unknown as Etapes;
    return new ExecuterSynchronisation(echange.unite, new PrendreSynchronisation(echange.unite), {
      ...toutes,
      ...etapes,
    });
  };

  it('does not write the end of that step over its successor', async () => {
    const gele = executer({
      comparer_gide: async () => {
        await echange.unite.seule(
          `UPDATE synchronisations SET bail_jusqua = clock_timestamp() - interval '1 s'`,
        );
        await expect(
          executer({ comparer_gide: () => Promise.reject(new Error('killed in its turn')) }).execute(),
        ).rejects.toThrow('killed');
        return { issue: 'terminee', resultat: { de: 'celui qui se réveille' } };
      },
    });
    await expect(gele.execute()).rejects.toThrow(BailPerdu);
    expect(
      await echange.unite.seule(
        `SELECT etat, resultat FROM synchronisation_etapes WHERE etape = 'comparer_gide'`,
      ),
    ).toEqual([{ etat: 'en_cours', resultat: null }]);
  });
});
