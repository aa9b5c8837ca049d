import { tirerId } from '#persistence';
import type { Ecart } from '#reconciliation';
import {
  cotraitanceDe,
  demandeurDe,
  source,
  statut,
  TerrainDeComparaison,
} from './terrain-de-comparaison.js';

const cleStatut = (demandeur: string, rang = 1): string => `statut.change/${demandeur}/${rang}`;

describe('what a partner states, compared by digest [X4.3]', () => {
  let terrain: TerrainDeComparaison;
  const [premier, second, troisieme, quatrieme] = [1, 2, 3, 4].map(demandeurDe) as [
    string,
    string,
    string,
    string,
  ];

  beforeEach(async () => {
    terrain = await TerrainDeComparaison.creer();
    await terrain.peupler(5);
  });
  afterEach(() => terrain.fermer());

  const ouverts = async (): Promise<Partial<Ecart>[]> =>
    (await terrain.ecarts()).map(({ demandeur, cle, nature, cause, detail }) => ({
      demandeur,
      cle,
      nature,
      cause,
      detail,
    }));
  /** What GIDE states of someone, and its feed never carries. */
  const taire = (demandeur: string, rang: number): string => {
    const cle = cleStatut(demandeur, rang);
    const data = statut(demandeur, { statut: rang, dateEffet: '2010-03-01' });
    terrain.gide.alterer({ vue: 'declare', demandeur, cle, data });
    return cle;
  };

  it('finds what never arrived, what was lost, what went back and what was changed over there', async () => {
    const jamais = taire(premier, 2);
    terrain.gide.alterer({
      vue: 'declare',
      demandeur: second,
      cle: `affectation.enregistree/${cotraitanceDe(2)}`,
      perdre: true,
    });
    terrain.gide.alterer({
      vue: 'declare',
      demandeur: troisieme,
      cle: cleStatut(troisieme),
      data: statut(troisieme, { situation: 'radie' }),
    });
    terrain.gide.alterer({
      vue: 'declare',
      demandeur: quatrieme,
      cle: cleStatut(quatrieme),
      sequence: '0000000000',
    });
    const { resultat } = await terrain.comparer('gide');
    expect(resultat.declare).toMatchObject({ seauxDifferents: 4, demandeursDifferents: 4, ouverts: 4 });
    const detail = null;
    expect(await ouverts()).toEqual([
      { demandeur: premier, cle: jamais, nature: 'absent', cause: 'jamais_recu', detail },
      {
        demandeur: second,
        cle: `affectation.enregistree/${cotraitanceDe(2)}`,
        nature: 'en_trop',
        cause: 'change_chez_le_partenaire',
        detail,
      },
      {
        demandeur: troisieme,
        cle: cleStatut(troisieme),
        nature: 'different',
        cause: 'change_chez_le_partenaire',
        detail,
      },
      {
        demandeur: quatrieme,
        cle: cleStatut(quatrieme),
        nature: 'sequence',
        cause: 'change_chez_le_partenaire',
        detail,
      },
    ]);
    expect((await terrain.ecarts()).map(({ proprietaire }) => proprietaire)).toEqual(Array(4).fill('gide'));
  });

  it('closes as the change of a fact what then arrives, as read what was being read', async () => {
    const cles = [taire(premier, 2), taire(second, 2)];
    await terrain.comparer('gide');
    const [un, deux] = await terrain.ecarts();
    // As if its reading had been made: `message` is what was read.
    await terrain.echange.unite.seule(
      `UPDATE ecarts SET etat = 'en_correction', message = $2 WHERE id = $1`,
      [deux?.id, tirerId()],
    );
    const lus = await terrain.clients.gide.faitsDeclares([premier, second]);
    const evenements = (lus ?? []).flatMap(({ demandeur, faits }) =>
      faits
        .filter(({ cle }) => cles.includes(cle))
        .map(({ id, sequence, data }) => ({
          specversion: '1.0',
          id,
          source: 'urn:gide',
          type: 'fr.dude.statut.change.v1',
          subject: `demandeur/${demandeur}`,
          time: '2010-09-01T10:00:00+02:00',
          datacontenttype: 'application/json',
          sequence,
          data,
        })),
    );
    await terrain.echange.webhook('gide', evenements);
    expect((await terrain.comparer('gide')).resultat.declare).toMatchObject({ enMouvement: 2, clos: 0 });
    await terrain.echange.vider();
    expect((await terrain.comparer('gide')).resultat.declare).toMatchObject({ seauxDifferents: 0, clos: 2 });
    const resolutions = (await terrain.ecarts({ etat: 'clos' })).map(({ id, resolution }) => ({
      id,
      resolution,
    }));
    expect(resolutions).toEqual([
      { id: un?.id, resolution: 'fait_change' },
      { id: deux?.id, resolution: 'lu' },
    ]);
  });

  it('explains by our refusal what we did not take, by its place what breaks the contract [X3.5]', async () => {
    const [reutilise] = terrain.gide.enoncer({
      type: 'statut.change',
      data: statut(premier, { statut: 2, dateEffet: '2010-03-01' }),
    });
    terrain.gide.enoncer(
      {
        type: 'statut.change',
        id: reutilise?.id,
        data: statut(premier, { statut: 3, dateEffet: '2010-04-01' }),
      },
      { type: 'statut.change', data: statut(second, { statut: 2, dateEffet: '2010-02-30' }) },
    );
    await terrain.echanger();
    await terrain.comparer('gide');
    expect(await ouverts()).toMatchObject([
      { cle: cleStatut(premier, 3), nature: 'absent', cause: 'refuse', detail: 'IDENTIFIANT_REUTILISE' },
      { cle: cleStatut(second, 2), nature: 'absent', cause: 'illisible' },
    ]);
  });

  it('opens nothing about someone of whom a message waits to be applied', async () => {
    terrain.gide.enoncer({
      type: 'statut.change',
      data: statut(premier, { statut: 2, dateEffet: '2010-03-01' }),
    });
    await terrain.tirer();
    expect((await terrain.comparer('gide')).resultat.declare).toMatchObject({ enMouvement: 1, ouverts: 0 });
    await terrain.echanger();
    expect((await terrain.comparer('gide')).resultat.declare).toMatchObject({ seauxDifferents: 0 });
  });

  /** GIDE states something more once it has answered; `suite`: how far that comes before the answer is read. */
  function comparerPendantQuAutreChose(suite: () => Promise<unknown>): ReturnType<typeof terrain.comparer> {
    const client = terrain.clients.gide;
    const pendant = source(client, {
      faitsDeclares: async (demandes) => {
        const faits = await client.faitsDeclares(demandes);
        terrain.gide.enoncer({
          type: 'statut.change',
          data: statut(premier, { statut: 3, dateEffet: '2010-03-05' }),
        });
        await suite();
        return faits;
      },
    });
    return terrain.comparer('gide', { source: pendant });
  }

  it('opens nothing when our digest changed while the partner was answering', async () => {
    taire(premier, 2);
    const { resultat } = await comparerPendantQuAutreChose(() => terrain.echanger());
    expect(resultat.declare).toMatchObject({ enMouvement: 1, ouverts: 0 });
    expect((await terrain.comparer('gide')).resultat.declare).toMatchObject({ ouverts: 1 });
  });

  it('opens nothing when a message came in while the partner was answering', async () => {
    const cle = taire(premier, 2);
    const { resultat } = await comparerPendantQuAutreChose(() => terrain.tirer());
    expect(resultat.declare).toMatchObject({ enMouvement: 1, ouverts: 0 });
    await terrain.echanger();
    await terrain.comparer('gide');
    expect(await ouverts()).toMatchObject([{ cle, cause: 'jamais_recu' }]);
  });

  it('says that what comes in cannot be proved when the partner does not offer its declarations', async () => {
    taire(premier, 2);
    terrain.gide.poserFaute({ nature: 'non_offert', portees: ['declarations'] });
    const { issue, resultat } = await terrain.comparer('gide');
    expect({ issue, ...resultat }).toMatchObject({
      issue: 'terminee',
      dit: { ouverts: 0 },
      declare: null,
      declarations: 'non_prouvables',
    });
    expect(await terrain.ecarts()).toEqual([]);
  });

  it('skips a partner that answers that it states nothing at all, when a day could not repair it', async () => {
    for (const rang of [1, 2, 3, 4, 5]) {
      const demandeur = demandeurDe(rang);
      const cles = [cleStatut(demandeur), `affectation.enregistree/${cotraitanceDe(rang)}`];
      for (const cle of cles) terrain.gide.alterer({ vue: 'declare', demandeur, cle, perdre: true });
    }
    expect(await terrain.comparer('gide', { budget: { part: 0, minimum: 1 } })).toMatchObject({
      issue: 'sautee',
      cause: 'partenaire_vide',
      resultat: { dit: { ouverts: 0 } },
    });
    expect(await terrain.ecarts()).toEqual([]);
  });
});
