import { EXEMPLES } from '#contract';
import { Fenetres } from '#exchange';
import { ResoudreEcart } from '#reconciliation';
import { ouvrirPartenaire, type PartenaireEnHttp } from './partenaire-en-http.js';
import {
  cleDe,
  creerTerrainDeCorrections,
  demandeurDe,
  REGLAGES,
  type TerrainDeCorrections,
} from './terrain-de-corrections.js';

describe('what a partner states and the gateway never received [X4.3]', () => {
  let gide: PartenaireEnHttp;
  let terrain: TerrainDeCorrections;
  beforeEach(async () => {
    gide = await ouvrirPartenaire('gide');
    terrain = await creerTerrainDeCorrections({ gide: gide.client });
  });
  afterEach(async () => {
    await terrain.echange.fermer();
    await gide.fermer();
  });

  const enoncer = (...numeros: number[]) => {
    gide.simulateur.enoncer(
      ...numeros.map((numero) => ({
        type: 'affectation.enregistree',
        data: {
          ...EXEMPLES['affectation.enregistree'],
          cotraitance: `CT-${numero}`,
          demandeur: demandeurDe(numero),
          dateAffectation: '2010-08-30',
        },
      })),
    );
  };
  const planter = (numero: number, ecart: Parameters<TerrainDeCorrections['planter']>[0] = {}) =>
    terrain.planter({ numero, partenaire: 'gide', vue: 'declare', cause: 'jamais_recu', ...ecart });
  const recus = () =>
    terrain.echange.unite.seule<{ cle: string; issue: string; voie: string }>(
      `SELECT m.cle, m.issue, r.voie FROM messages_entrants m JOIN receptions r ON r.id = m.reception ORDER BY m.cle, m.id`,
    );

  it('is asked again, takes the door like any event, and is applied; it spends no budget', async () => {
    enoncer(1, 2);
    const ecarts = [await planter(1), await planter(2)];
    expect(await terrain.corriger()).toMatchObject({ issue: 'terminee', lus: 2, dits: 0 });
    expect(await recus()).toEqual(
      [1, 2].map((numero) => ({ cle: cleDe(numero), issue: 'recu', voie: 'declaration' })),
    );
    for (const id of ecarts) {
      const { etat, corrections, message } = await terrain.lire(id);
      expect({ etat, corrections }).toEqual({ etat: 'en_correction', corrections: 1 });
      expect(message).not.toBeNull();
    }
    expect(await terrain.depense('gide')).toEqual([]);
    await terrain.echange.vider();
    expect((await recus()).map(({ issue }) => issue)).toEqual(['applique', 'applique']);
  });

  it('that arrived meanwhile is a duplicate, and is not applied twice [X3.4]', async () => {
    enoncer(1);
    const ecart = await planter(1);
    await terrain.corriger();
    await terrain.echange.vider();
    await terrain.echange.unite.seule(`UPDATE ecarts SET etat = 'ouvert'`);
    expect(await terrain.corriger()).toMatchObject({ lus: 1 });
    expect((await recus()).map(({ issue }) => issue)).toEqual(['applique', 'doublon']);
    expect(await terrain.lire(ecart)).toMatchObject({ etat: 'en_correction', corrections: 2 });
  });

  it('and that it no longer states stays open for the next comparison', async () => {
    const ecart = await planter(1);
    expect(await terrain.corriger()).toMatchObject({ issue: 'terminee', lus: 0, changes: 1 });
    expect(await terrain.lire(ecart)).toMatchObject({ etat: 'ouvert', corrections: 0 });
  });

  it('what it has lost cannot be read: a person decides', async () => {
    const ecart = await planter(1, { nature: 'en_trop', cause: 'change_chez_le_partenaire' });
    expect(await terrain.corriger()).toMatchObject({ lus: 0, soumis: { politique: 1 } });
    expect(await terrain.lire(ecart)).toMatchObject({ etat: 'soumis', motif_soumission: 'politique' });
  });

  it('a partner that does not answer skips the step, and what was ordered stays ordered', async () => {
    enoncer(1);
    const ecart = await planter(1, { etat: 'soumis', motifSoumission: 'escalade' });
    const resoudre = new ResoudreEcart(terrain.echange.unite);
    const qui = { par: 'Mme Martin', motif: 'vu avec GIDE' };
    expect(await resoudre.execute({ ecart, decision: 'corriger', ...qui })).toEqual({ issue: 'ordonne' });
    gide.simulateur.poserFaute({ nature: 'panne', portees: ['declarations'] });
    expect(await terrain.corriger()).toMatchObject({ issue: 'sautee', lus: 0 });
    gide.simulateur.leverFautes();
    expect(await terrain.corriger()).toMatchObject({ issue: 'terminee', lus: 1 });
    expect(await terrain.lire(ecart)).toMatchObject({ etat: 'en_correction', decide_par: 'Mme Martin' });
    expect(await terrain.evenements(ecart)).toEqual([
      { evenement: 'correction', par: 'Mme Martin', detail: 'vu avec GIDE' },
    ]);
  });

  it('counts, when it is resumed, what was read before it was interrupted', async () => {
    enoncer(1, 2);
    await planter(1, { etat: 'en_correction', decidePar: 'Mme Martin' });
    await planter(2);
    const avancer = (fait: number): Promise<void> =>
      fait === 1 ? Promise.reject(new Error('killed')) : Promise.resolve();
    await expect(terrain.corriger(REGLAGES, { avancer })).rejects.toThrow('killed');
    expect(await terrain.corriger(REGLAGES, { reprise: true })).toMatchObject({ lus: 2, changes: 0 });
  });

  const EN_MAINTENANCE = new Fenetres({
    lectureSeule: [],
    maintenance: [{ partenaire: 'gide', de: '2000-01-01T00:00', a: '2100-01-01T00:00' }],
  });

  it.each([
    ['partenaire_en_pause', `UPDATE partenaires SET pause = 'exploitant' WHERE partenaire = 'gide'`],
    // A simulated clock has no windows (H7).
    ['fenetre_de_maintenance', 'UPDATE horloge SET aujourdhui = NULL'],
  ])('is not asked of a partner while it may not be: %s [X5.5]', async (cause, poser) => {
    enoncer(1);
    const ecart = await planter(1);
    await terrain.echange.unite.seule(poser);
    const questions: unknown[] = [];
    const demander = gide.client.faitsDeclares.bind(gide.client);
    Object.assign(gide.client, {
      faitsDeclares: (demandeurs: readonly string[]) => {
        questions.push(demandeurs);
        return demander(demandeurs);
      },
    });
    expect(await terrain.corriger(REGLAGES, { fenetres: EN_MAINTENANCE })).toMatchObject({
      issue: 'sautee',
      cause,
      lus: 0,
    });
    expect(questions).toEqual([]);
    expect(await terrain.lire(ecart)).toMatchObject({ etat: 'ouvert', corrections: 0 });
  });
});
