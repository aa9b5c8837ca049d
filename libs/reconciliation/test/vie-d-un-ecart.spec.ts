import { cotraitanceDe, demandeurDe, statut, TerrainDeComparaison, tenu } from './terrain-de-comparaison.js';

const cleStatut = (demandeur: string): string => `statut.change/${demandeur}/1`;

describe('the life of an écart, night after night [design, the night]', () => {
  let terrain: TerrainDeComparaison;
  const premier = demandeurDe(1);

  beforeEach(async () => {
    terrain = await TerrainDeComparaison.creer();
    await terrain.peupler(5);
  });
  afterEach(() => terrain.fermer());

  it('lets a decision hold for its values, and opens again when they change or the correction did not hold', async () => {
    const cle = cleStatut(premier);
    const original = tenu(terrain, premier, cle);
    terrain.parcours3.alterer({ demandeur: premier, cle, data: statut(premier, { situation: 'radie' }) });
    await terrain.comparer();
    await terrain.soumettre();
    expect((await terrain.comparer()).resultat.dit).toMatchObject({ inchanges: 1, ouverts: 0, changes: 0 });
    expect(await terrain.ecarts()).toMatchObject([{ etat: 'soumis', ouvertures: 1 }]);

    terrain.parcours3.alterer({
      demandeur: premier,
      cle,
      data: statut(premier, { situation: 'cessation_inscription' }),
    });
    expect((await terrain.comparer()).resultat.dit).toMatchObject({ changes: 1 });
    expect(await terrain.ecarts()).toMatchObject([{ etat: 'ouvert', motifSoumission: null, ouvertures: 1 }]);

    await terrain.corriger();
    expect((await terrain.comparer()).resultat.dit).toMatchObject({ rouverts: 1 });
    expect(await terrain.ecarts()).toMatchObject([{ etat: 'ouvert', ouvertures: 2 }]);

    await terrain.corriger();
    terrain.parcours3.alterer({ demandeur: premier, cle, ...original });
    await terrain.comparer();
    const [clos] = await terrain.ecarts({ etat: 'clos' });
    expect(clos).toMatchObject({ resolution: 'corrige' });
    terrain.parcours3.alterer({ demandeur: premier, cle, perdre: true });
    await terrain.comparer();
    expect(await terrain.ecarts()).toMatchObject([{ id: clos?.id, etat: 'ouvert', ouvertures: 3 }]);
    expect(await terrain.evenements(clos?.id ?? '')).toEqual([
      { evenement: 'ouvert', detail: null },
      { evenement: 'change', detail: null },
      { evenement: 'rouvert', detail: 'correction sans tenue' },
      { evenement: 'clos', detail: 'corrige' },
      { evenement: 'rouvert', detail: null },
    ]);
  });

  it('closes by the change of our fact what the change made agree, its neighbour of the same demandeur stays', async () => {
    const affectation = `affectation.enregistree/${cotraitanceDe(1)}`;
    terrain.parcours3.alterer({ demandeur: premier, cle: cleStatut(premier), perdre: true });
    terrain.parcours3.alterer({ demandeur: premier, cle: affectation, perdre: true });
    expect((await terrain.comparer()).resultat.dit).toMatchObject({ ouverts: 2 });
    terrain.gide.enoncer({
      type: 'statut.change',
      sequence: '0000000002',
      data: statut(premier, { dateEffet: '2010-02-03' }),
    });
    await terrain.echanger();
    expect((await terrain.comparer()).resultat.dit).toMatchObject({ inchanges: 1, clos: 1 });
    expect(await terrain.ecarts({ etat: 'clos' })).toMatchObject([
      { cle: cleStatut(premier), resolution: 'fait_change' },
    ]);
  });

  it('counts corrections of what we say now, not those of what we said before it changed', async () => {
    const cle = cleStatut(premier);
    const perdre = () => terrain.parcours3.alterer({ demandeur: premier, cle, perdre: true });
    const original = tenu(terrain, premier, cle);
    perdre();
    await terrain.comparer();
    await terrain.corriger();
    await terrain.echange.unite.seule('UPDATE ecarts SET corrections = 2');
    terrain.parcours3.alterer({ demandeur: premier, cle, ...original });
    await terrain.comparer();
    perdre();
    await terrain.comparer();
    expect(await terrain.ecarts()).toMatchObject([{ cle, ouvertures: 2, corrections: 2 }]);

    terrain.gide.enoncer({
      type: 'statut.change',
      sequence: '0000000002',
      data: statut(premier, { dateEffet: '2010-02-03' }),
    });
    await terrain.echanger();
    await terrain.comparer();
    perdre();
    await terrain.comparer();
    expect(await terrain.ecarts()).toMatchObject([{ cle, ouvertures: 3, corrections: 0 }]);
  });

  it('closes as agreed what a partner repaired by itself before the correction ordered was made', async () => {
    const affectation = `affectation.enregistree/${cotraitanceDe(1)}`;
    const original = tenu(terrain, premier, affectation);
    const second = `statut.change/${premier}/2`;
    terrain.parcours3.alterer({ demandeur: premier, cle: affectation, perdre: true });
    terrain.gide.alterer({
      vue: 'declare',
      demandeur: premier,
      cle: second,
      data: statut(premier, { statut: 2 }),
    });
    for (const partenaire of ['parcours3', 'gide'] as const) await terrain.comparer(partenaire);
    await terrain.ordonner();
    terrain.parcours3.alterer({ demandeur: premier, cle: affectation, ...original });
    terrain.gide.alterer({ vue: 'declare', demandeur: premier, cle: second, perdre: true });
    for (const partenaire of ['parcours3', 'gide'] as const) await terrain.comparer(partenaire);
    const clos = await terrain.ecarts({ etat: 'clos' });
    expect(clos.map(({ vue, resolution }) => [vue, resolution])).toEqual([
      ['declare', 'accord'],
      ['dit', 'accord'],
    ]);
  });
});
