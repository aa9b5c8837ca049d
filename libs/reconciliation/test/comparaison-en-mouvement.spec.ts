import { demandeurDe, source, statut, TerrainDeComparaison } from './terrain-de-comparaison.js';

const cleStatut = (demandeur: string): string => `statut.change/${demandeur}/1`;

describe('what moves while it is compared is left to the next night [X4.3]', () => {
  let terrain: TerrainDeComparaison;
  const [premier, second] = [1, 2].map(demandeurDe) as [string, string];
  const nouveauStatut = {
    type: 'statut.change',
    data: statut(premier, { statut: 2, dateEffet: '2010-03-01' }),
  };

  beforeEach(async () => {
    terrain = await TerrainDeComparaison.creer();
    await terrain.peupler(5);
  });
  afterEach(() => terrain.fermer());

  it('opens nothing about a demandeur of whom something is on its way', async () => {
    terrain.parcours3.alterer({ demandeur: premier, cle: cleStatut(premier), perdre: true });
    terrain.gide.enoncer(nouveauStatut);
    await terrain.tirer();
    await terrain.appliquer();
    expect((await terrain.comparer()).resultat.dit).toMatchObject({ enMouvement: 1, ouverts: 0 });
    expect(await terrain.ecarts()).toEqual([]);
    await terrain.echanger();
    expect((await terrain.comparer()).resultat.dit).toMatchObject({ enMouvement: 0, ouverts: 1 });
  });

  it('opens nothing when our digest changed while the partner was answering', async () => {
    terrain.parcours3.alterer({ demandeur: premier, cle: cleStatut(premier), perdre: true });
    const client = terrain.clients.parcours3;
    const pendant = source(client, {
      faits: async (demandes) => {
        const faits = await client.faits(demandes);
        terrain.gide.enoncer(nouveauStatut);
        await terrain.echanger();
        return faits;
      },
    });
    const { resultat } = await terrain.comparer('parcours3', { source: pendant });
    expect(resultat.dit).toMatchObject({ enMouvement: 1, ouverts: 0 });
    expect((await terrain.comparer()).resultat.dit).toMatchObject({ enMouvement: 0, ouverts: 1 });
  });

  it('opens nothing about a message acknowledged while the partner was answering', async () => {
    terrain.parcours3.alterer({ demandeur: second, cle: cleStatut(second), perdre: true });
    terrain.gide.enoncer(nouveauStatut);
    await terrain.tirer();
    await terrain.appliquer();
    const client = terrain.clients.parcours3;
    const demandes: string[] = [];
    const pendant = source(client, {
      faits: async (liste) => {
        demandes.push(...liste);
        const faits = await client.faits(liste);
        await terrain.echanger();
        return faits;
      },
    });
    const { resultat } = await terrain.comparer('parcours3', { source: pendant });
    expect(resultat.dit).toMatchObject({ enMouvement: 1, ouverts: 1 });
    expect(demandes).toEqual([second]);
    expect(await terrain.ecarts()).toMatchObject([{ demandeur: second }]);
    expect((await terrain.comparer()).resultat.dit).toMatchObject({
      enMouvement: 0,
      ouverts: 0,
      inchanges: 1,
    });
  });
});
