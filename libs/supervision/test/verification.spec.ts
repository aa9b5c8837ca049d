import { creerEchangeDEssai, type EchangeDEssai } from '#test/echange-d-essai';
import { alarme, alarmes, evaluer } from './surveillance-d-essai.js';

describe('dossiers that the verification found wrong [X5.5]', () => {
  let echange: EchangeDEssai;
  beforeEach(async () => {
    echange = await creerEchangeDEssai({ aujourdhui: '2010-09-01' });
  });
  afterEach(() => echange.fermer());

  /** @returns the id of a run whose verification said this; null: it was skipped */
  async function verifiee(plan: string, resultat: object | null): Promise<string> {
    const [run] = await echange.unite.seule<{ id: string }>(
      `WITH s AS (INSERT INTO synchronisations (id, plan, jour, etat, debut, fin)
                  VALUES (gen_random_uuid(), $1, '2010-09-01', 'terminee', clock_timestamp(), clock_timestamp()) RETURNING id)
       INSERT INTO synchronisation_etapes (synchronisation, rang, etape, etat, resultat, debut, fin)
       SELECT id, 8, 'verifier', CASE WHEN $2::json IS NULL THEN 'sautee' ELSE 'terminee' END, $2::json, clock_timestamp(), clock_timestamp()
       FROM s RETURNING synchronisation AS id`,
      [plan, resultat && JSON.stringify(resultat)],
    );
    return run?.id ?? '';
  }

  it('raise one alarm that names the run and counts them, until a verification finds nothing', async () => {
    await verifiee('nocturne', { part: 3, dossiers: 8, projections: 0, empreintes: 0, laisses: 0 });
    await evaluer(echange.unite);
    expect(await alarmes(echange.unite)).toEqual([]);
    const id = await verifiee('demande', { part: 3, dossiers: 8, projections: 3, empreintes: 2, laisses: 0 });
    await evaluer(echange.unite);
    await evaluer(echange.unite);
    expect(await alarmes(echange.unite)).toEqual(['DOSSIERS_FAUTIFS verification']);
    expect(await alarme(echange.unite, 'DOSSIERS_FAUTIFS')).toMatchObject({
      genre: 'condition',
      detail: `La synchronisation demandée du 2010-09-01 (${id}) a revérifié une part des dossiers sans que rien n’y soit dû : 3 dossier(s) mal dit(s), redit(s) ; 2 dossier(s) aux empreintes fausses, redressées. C’est un défaut de la passerelle, à signaler.`,
    });
    await verifiee('demande', null);
    await evaluer(echange.unite);
    expect(await alarmes(echange.unite)).toEqual(['DOSSIERS_FAUTIFS verification']);
    await verifiee('demande', { part: 4, dossiers: 8, projections: 0, empreintes: 0, laisses: 0 });
    await evaluer(echange.unite);
    expect(await alarmes(echange.unite)).toEqual([]);
  });

  it('say how many were left as they were, beyond the limit of a day', async () => {
    await verifiee('demande', { part: 3, dossiers: 800, projections: 100, empreintes: 0, laisses: 250 });
    await evaluer(echange.unite);
    expect((await alarme(echange.unite, 'DOSSIERS_FAUTIFS')).detail).toContain(
      '250 autre(s) laissé(s) tels quels, au-delà de la limite d’un jour',
    );
  });
});
