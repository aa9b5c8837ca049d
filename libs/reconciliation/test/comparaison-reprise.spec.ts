import { BailPerdu } from '#exchange';
import type { Ecart } from '#reconciliation';
import { cotraitanceDe, demandeurDe, source, TerrainDeComparaison } from './terrain-de-comparaison.js';

const POPULATION = 430;

class Coupure extends Error {}

describe('a comparison that is cut, and resumes [design, the night]', () => {
  let terrain: TerrainDeComparaison;
  let plantes: string[];

  beforeAll(async () => {
    terrain = await TerrainDeComparaison.creer();
    await terrain.peupler(POPULATION);
    plantes = [];
    for (let rang = 1; rang <= POPULATION; rang += 1) {
      const demandeur = demandeurDe(rang);
      if (rang % 2 === 0) {
        const cle = `affectation.enregistree/${cotraitanceDe(rang)}`;
        terrain.parcours3.alterer({ demandeur, cle, perdre: true });
        plantes.push(`dit ${demandeur} ${cle} absent`);
      }
      if (rang % 3 === 0) {
        const cle = `civis.change/${demandeur}/C1`;
        const data = { demandeur, civis: 'C1', dateDebut: '2010-03-01' };
        terrain.parcours3.alterer({ vue: 'declare', demandeur, cle, data });
        plantes.push(`declare ${demandeur} ${cle} absent`);
      }
    }
    plantes.sort();
  });
  afterAll(() => terrain.fermer());
  afterEach(async () => {
    terrain.parcours3.leverFautes();
    await terrain.echange.unite.seule('TRUNCATE ecarts_evenements, ecarts');
  });

  const trouves = (ecarts: readonly Ecart[]): string[] =>
    ecarts.map(({ vue, demandeur, cle, nature }) => `${vue} ${demandeur} ${cle} ${nature}`).sort();

  /** Ends with the work of the k-th sign of life, as if the worker had died there. */
  const coupureA = (rang: number): (() => Promise<void>) => {
    let appels = 0;
    return () => {
      appels += 1;
      return appels === rang ? Promise.reject(new Coupure()) : Promise.resolve();
    };
  };

  it('finds each planted difference once, wherever it was cut', async () => {
    const nuit = await terrain.nuit();
    let coupures = 0;
    for (let page = 3; ; page += 7) {
      const reprise = await terrain.reprise(nuit);
      try {
        const { issue, resultat } = await terrain.comparer('parcours3', {
          nuit,
          reprise,
          avancer: coupureA(page),
        });
        expect(issue).toBe('terminee');
        const { dit, declare } = resultat;
        expect((dit?.ouverts ?? 0) + (declare?.ouverts ?? 0)).toBe(plantes.length);
        expect([dit?.inchanges, declare?.inchanges]).toEqual([0, 0]);
        expect([dit?.demandeursCompares, declare?.demandeursCompares]).toEqual([POPULATION, POPULATION]);
        expect([dit?.demandeursDifferents, declare?.demandeursDifferents]).toEqual([
          Math.floor(POPULATION / 2),
          Math.floor(POPULATION / 3),
        ]);
        break;
      } catch (erreur) {
        if (!(erreur instanceof Coupure)) throw erreur;
        coupures += 1;
      }
    }
    expect(coupures).toBeGreaterThan(3);
    expect(trouves(await terrain.ecarts())).toEqual(plantes);
  });

  it('gathers the demandeurs of several buckets in one question', async () => {
    const { resultat } = await terrain.comparer();
    const { seauxDifferents, requetes } = resultat.dit ?? { seauxDifferents: 0, requetes: 0 };
    expect(seauxDifferents).toBeGreaterThan(190);
    expect(requetes - 1 - seauxDifferents).toBeLessThanOrEqual(5);
  });

  it('keeps what it wrote before the partner failed, and goes on after it', async () => {
    const client = terrain.clients.parcours3;
    let questions = 0;
    const enPanne = source(client, {
      empreintesDuSeau: (seau) => {
        questions += 1;
        if (questions === 150) terrain.parcours3.poserFaute({ nature: 'erreur', portees: ['empreintes'] });
        return client.empreintesDuSeau(seau);
      },
    });
    const nuit = await terrain.nuit();
    const coupee = await terrain.comparer('parcours3', { nuit, source: enPanne });
    expect(coupee.issue).toBe('sautee');
    expect(coupee.resultat.dit?.ouverts).toBeGreaterThanOrEqual(100);
    expect(await terrain.ecarts()).toHaveLength(coupee.resultat.dit?.ouverts ?? 0);
    terrain.parcours3.leverFautes();
    await terrain.comparer('parcours3', { nuit, reprise: await terrain.reprise(nuit) });
    expect(trouves(await terrain.ecarts())).toEqual(plantes);
  });

  it('writes nothing over its successor when its worker wakes up too late', async () => {
    const nuit = await terrain.nuit();
    let reprise: unknown = null;
    const gelee = terrain.comparer('parcours3', {
      nuit,
      avancer: async () => {
        if ((await terrain.reprise(nuit)) === null || reprise !== null) return;
        await terrain.echange.unite.seule('UPDATE synchronisations SET jeton = jeton + 1 WHERE id = $1', [
          nuit,
        ]);
        reprise = await terrain.reprise(nuit);
      },
    });
    await expect(gelee).rejects.toThrow(BailPerdu);
    expect(reprise).not.toBeNull();
    expect(await terrain.reprise(nuit)).toEqual(reprise);
    expect(await terrain.ecarts()).toEqual([]);
  });

  it('does not call empty a partner without digests that lost its first dossiers and holds the others', async () => {
    const client = terrain.clients.parcours3;
    const reste = demandeurDe(400);
    const sansLesPremiers = source(client, {
      empreintes: () => Promise.resolve(null),
      faits: async (demandeurs) =>
        (await client.faits(demandeurs)).filter(({ demandeur }) => demandeur > reste),
    });
    const { issue, resultat } = await terrain.comparer('parcours3', {
      source: sansLesPremiers,
      budget: { part: 0, minimum: 1 },
    });
    expect(issue).toBe('terminee');
    // Of the others, one in two lost its affectation.
    expect(resultat.dit).toMatchObject({ mode: 'passe_complete', demandeursDifferents: 400 + 15 });
  });

  it('resumes a full pass after the last dossier that it wrote', async () => {
    terrain.parcours3.poserFaute({ nature: 'non_offert', portees: ['empreintes', 'declarations'] });
    const nuit = await terrain.nuit();
    await expect(terrain.comparer('parcours3', { nuit, avancer: coupureA(1) })).rejects.toThrow(Coupure);
    const reprise = await terrain.reprise(nuit);
    expect(reprise).toMatchObject({ vue: 'dit', apres: demandeurDe(400) });
    const { resultat } = await terrain.comparer('parcours3', { nuit, reprise });
    expect(resultat.dit).toMatchObject({
      demandeursCompares: POPULATION,
      ouverts: Math.floor(POPULATION / 2),
    });
    expect(trouves(await terrain.ecarts())).toEqual(plantes.filter((plante) => plante.startsWith('dit')));
  });
});
