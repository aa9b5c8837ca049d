import {
  compterEcarts,
  lireEcarts,
  type BilanDeVue,
  type Ecart,
  type VueSynchronisation,
} from '#reconciliation';
import { creerMonde, type MondeDEssai } from '#test/monde-d-essai';

interface Comparaison {
  dit: BilanDeVue;
  declare: BilanDeVue;
}

const PARTENAIRES = ['gide', 'parcours3'] as const;

describe('the ledger of écarts, between two partners that live [design, The night]', () => {
  let monde: MondeDEssai;
  beforeAll(async () => {
    monde = await creerMonde({ effectif: 40 });
    await monde.synchroniser();
  });
  afterAll(() => monde.fermer());

  const comparaisons = (vue: VueSynchronisation): Comparaison[] =>
    PARTENAIRES.map((partenaire) => {
      const etape = vue.etapes.find(({ etape: nom }) => nom === `comparer_${partenaire}`);
      if (etape?.etat !== 'terminee') throw new Error(`${partenaire} was not compared: ${etape?.cause}`);
      return etape.resultat as unknown as Comparaison;
    });
  const vifs = async (): Promise<Ecart[]> => {
    const lus = await lireEcarts(monde.unite.seule, { perimetre: { type: 'national' } }, undefined, 1_000);
    return lus.lue ? lus.ecarts : [];
  };

  it('finds nothing to say, day after day, whatever they state and are told [X4.3]', async () => {
    for (const jour of ['2010-09-02', '2010-09-06', '2010-09-20', '2010-10-11']) {
      await monde.vivreJusqua(jour);
      const vue = await monde.synchroniser();
      expect(vue.etat).toBe('terminee');
      for (const { dit, declare } of comparaisons(vue)) {
        expect(dit.demandeursCompares).toBeGreaterThan(20);
        expect([dit, declare].map(({ seauxDifferents, requetes }) => [seauxDifferents, requetes])).toEqual([
          [0, 1],
          [0, 1],
        ]);
      }
    }
    expect(await compterEcarts(monde.unite.seule)).toEqual([]);
  });

  it('finds each fact that was lost or changed over there, and agrees again two nights later', async () => {
    let plantes = 0;
    for (const simulateur of [monde.gide, monde.parcours3])
      for (const [rang, { demandeur, cle, sequence }] of simulateur.dit().entries()) {
        if (rang % 5 === 0) simulateur.alterer({ demandeur, cle, perdre: true });
        else if (rang % 5 === 1)
          simulateur.alterer({ demandeur, cle, sequence: String(Number(sequence) + 10).padStart(10, '0') });
        else continue;
        plantes += 1;
      }
    const nuit = await monde.synchroniser();
    expect(comparaisons(nuit).reduce((total, { dit }) => total + dit.ouverts, 0)).toBe(plantes);
    expect(plantes).toBeGreaterThan(50);
    const suite = await monde.synchroniser();
    const restants = await vifs();
    expect(comparaisons(suite).reduce((total, { dit }) => total + dit.clos, 0)).toBe(
      plantes - restants.length,
    );
    expect(restants.filter(({ etat }) => etat !== 'soumis')).toEqual([]);
  });
});
