import { BailPerdu, type CorrectionADire, direAuDela } from '#exchange';
import { evenement } from '#test/evenements';
import { chacun, injoignable, muet } from './destinataire-scenarise.js';
import { creerTerrainDEmission, type TerrainDEmission } from './terrain-d-emission.js';

describe('telling a partner', () => {
  let terrain: TerrainDEmission;
  let echange: TerrainDEmission['echange'];
  let parcours3: TerrainDEmission['parcours3'];
  let affecter: TerrainDEmission['affecter'];
  let appliquer: TerrainDEmission['appliquer'];
  let sortants: TerrainDEmission['sortants'];
  let echoir: TerrainDEmission['echoir'];
  beforeEach(async () => {
    terrain = await creerTerrainDEmission();
    ({ echange, parcours3, affecter, appliquer, sortants, echoir } = terrain);
  });
  afterEach(() => echange.fermer());

  /** What the night tells again of the last version numbered, above what the partner holds. */
  const redire = (sequenceTenue: number) =>
    echange.unite.executer(async (sql) => {
      const [dit] = await sql<Omit<CorrectionADire, 'sequenceTenue' | 'attendu'> & { sequence: number }>(
        'SELECT demandeur, cle, type, cotraitance, data, sequence FROM dit',
      );
      if (!dit) throw new Error('nothing was told');
      const attendu = { sequence: dit.sequence };
      return direAuDela(sql, 'parcours3', [{ ...dit, sequenceTenue, attendu }]);
    });

  it('waits as long as the partner asks [X4.2]', async () => {
    await affecter(1);
    await appliquer();
    parcours3.reponses.push(() => ({
      issue: 'transitoire',
      cause: 'http_429',
      peutEtreApplique: false,
      reessayerApresMs: 30_000,
    }));
    await echange.emettre.execute('parcours3');
    const [voie] = await echange.unite.seule<{ attente: number }>(
      `SELECT extract(epoch FROM pas_avant - clock_timestamp())::float8 AS attente FROM tranches WHERE file = 'emettre-parcours3'`,
    );
    expect(voie?.attente).toBeGreaterThan(20);
    expect(voie?.attente).toBeLessThanOrEqual(30);
  });

  it('does not let one partner that is down hold the other [X4.2]', async () => {
    await affecter(1);
    await echange.webhook('parcours3', [
      evenement('parcours.initialise', {
        cotraitance: 'CT-1000',
        demandeur: '1000001A',
        dateDebutProgramme: '2010-08-31',
      }),
    ]);
    await appliquer();
    parcours3.reponses.push(injoignable);
    await echange.vider();
    expect(echange.gide.dits).toHaveLength(1);
    expect((await sortants()).map(({ issue }) => issue).sort()).toEqual(['a_emettre', 'acquitte']);
  });

  it('replaces a version that still waits by the newer one, which alone leaves [H4]', async () => {
    await affecter(1, 1, '2010-08-30');
    await appliquer();
    await affecter(1, 2, '2010-08-31');
    await appliquer();
    await echange.vider();
    expect(parcours3.envois.flatMap(({ evenements }) => evenements.map(({ sequence }) => sequence))).toEqual([
      '0000000002',
    ]);
    expect(await sortants()).toMatchObject([{ issue: 'remplace' }, { issue: 'acquitte' }]);
  });

  const retirer = (numero: number) =>
    echange.webhook('gide', [
      evenement(
        'affectation.enregistree',
        { cotraitance: `CT-${numero}000`, demandeur: `${1_000_000 + numero}A`, annule: true },
        { sequence: '0000000002' },
      ),
    ]);

  it('does not withdraw what never left [H4]', async () => {
    await affecter(1);
    await appliquer();
    await retirer(1);
    await echange.vider();
    expect(parcours3.envois).toEqual([]);
    expect(await sortants()).toMatchObject([
      { issue: 'remplace' },
      { issue: 'sans_effet', code: 'JAMAIS_DIT' },
    ]);
    await affecter(1, 3, '2010-08-31');
    await echange.vider();
    expect(parcours3.envois[0]?.evenements).toMatchObject([{ sequence: '0000000003' }]);
  });

  it('withdraws it all the same on a correction: the partner was seen to hold it [X6]', async () => {
    await affecter(1);
    await appliquer();
    await retirer(1);
    await echange.vider();
    // Our database was restored from before the first version left: the partner has it, and nothing here says so.
    await redire(1);
    await echange.vider();
    expect(parcours3.envois.flatMap(({ evenements }) => evenements)).toMatchObject([
      { sequence: '0000000003', data: { annule: true } },
    ]);
    expect((await sortants()).at(-1)).toMatchObject({ issue: 'acquitte', sequence: 3 });
  });

  it('withdraws what left without an answer: the partner may hold it [H4, X4.2]', async () => {
    await affecter(1);
    await appliquer();
    parcours3.reponses.push(muet);
    await echange.emettre.execute('parcours3');
    await retirer(1);
    await appliquer();
    await echoir();
    await echange.vider();
    expect(parcours3.envois.flatMap(({ evenements }) => evenements).at(-1)).toMatchObject({
      data: { annule: true },
    });
    expect((await sortants()).at(-1)).toMatchObject({ issue: 'acquitte', sequence: 2 });
  });

  it('does not tell again what the partner refused until the fact changes [X6]', async () => {
    await affecter(1);
    await appliquer();
    parcours3.reponses.push(chacun({ statut: 'rejete', code: 'S007', detail: 'inconnu' }));
    await echange.vider();
    expect(await sortants()).toMatchObject([{ issue: 'refuse', code: 'S007' }]);
    await echange.webhook('gide', [
      evenement('statut.change', { demandeur: '1000001A', statut: 1, dateEffet: '2010-01-05' }),
    ]);
    await echange.vider();
    expect((await sortants()).filter(({ issue }) => issue === 'refuse')).toHaveLength(1);
    await affecter(1, 2, '2010-08-31');
    await echange.vider();
    expect((await sortants()).at(-1)).toMatchObject({ issue: 'acquitte', sequence: 2 });
  });

  it('tells again above the counter of a partner that is ahead of ours, once [X6]', async () => {
    await affecter(1);
    await appliquer();
    parcours3.reponses.push(chacun({ statut: 'obsolete', sequence: '0000000007' }));
    await echange.vider();
    expect(await sortants()).toMatchObject([
      { issue: 'remplace', code: 'OBSOLETE', sequence: 1 },
      { issue: 'acquitte', sequence: 8 },
    ]);
    expect(await echange.unite.seule('SELECT sequence, acquittee FROM dit')).toEqual([
      { sequence: 8, acquittee: 8 },
    ]);
  });

  it('gives up on a counter that still runs ahead after the correction: a person must look [X6]', async () => {
    await affecter(1);
    await appliquer();
    parcours3.reponses.push(
      chacun({ statut: 'obsolete', sequence: '0000000007' }),
      chacun({ statut: 'obsolete', sequence: '0000000099' }),
    );
    await echange.vider();
    expect(await sortants()).toMatchObject([{ issue: 'remplace' }, { issue: 'refuse', code: 'OBSOLETE' }]);
    // The night, or a person, says it above the 99 that the partner holds: the counter may be exceeded once more.
    await redire(99);
    parcours3.reponses.push(chacun({ statut: 'obsolete', sequence: '0000000150' }));
    await echange.vider();
    expect((await sortants()).slice(2)).toMatchObject([
      { issue: 'remplace', code: 'OBSOLETE', sequence: 100 },
      { issue: 'acquitte', sequence: 151 },
    ]);
  });

  it('retains that correction too when the partner was paused meanwhile [X6]', async () => {
    await affecter(1);
    await appliquer();
    parcours3.reponses.push(async (evenements) => {
      await echange.unite.seule(`UPDATE partenaires SET pause = 'exploitant' WHERE partenaire = 'parcours3'`);
      return chacun({ statut: 'obsolete', sequence: '0000000007' })(evenements);
    });
    await echange.emettre.execute('parcours3');
    expect(await sortants()).toMatchObject([{ issue: 'remplace' }, { issue: 'retenu', sequence: 8 }]);
  });

  it.each([
    ['3000000000', [{ issue: 'remplace' }, { issue: 'acquitte', sequence: 3_000_000_001 }]],
    ['9999999999', [{ issue: 'refuse', code: 'OBSOLETE' }]],
  ])('numbers above %s as far as ten digits go [X1, X6]', async (sequence, attendus) => {
    await affecter(1);
    await appliquer();
    parcours3.reponses.push(chacun({ statut: 'obsolete', sequence }));
    await echange.vider();
    expect(await sortants()).toMatchObject(attendus);
    expect(await sortants()).toHaveLength(attendus.length);
  });

  it('records nothing for a worker whose lease was taken over', async () => {
    await affecter(1);
    await appliquer();
    parcours3.reponses.push(async (evenements) => {
      // Frozen while it was sending: another worker takes the lane, asks, and finds that nothing arrived yet.
      await echange.unite.seule(
        `UPDATE tranches SET bail_jusqua = clock_timestamp() - interval '1 s' WHERE file = 'emettre-parcours3'`,
      );
      await echange.emettre.execute('parcours3');
      return chacun({ statut: 'rejete', code: 'PERIME' })(evenements);
    });
    await expect(echange.emettre.execute('parcours3')).rejects.toThrow(BailPerdu);
    expect(await sortants()).toMatchObject([{ issue: 'a_emettre', code: 'ENVOI_INTERROMPU' }]);
    await terrain.insister(2);
    expect(await sortants()).toMatchObject([{ issue: 'acquitte', code: null }]);
  });
});
