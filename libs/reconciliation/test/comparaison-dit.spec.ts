import { seauDe } from '#annexe7';
import type { Ecart } from '#reconciliation';
import { cotraitanceDe, demandeurDe, statut, tenu, TerrainDeComparaison } from './terrain-de-comparaison.js';

const cleStatut = (demandeur: string): string => `statut.change/${demandeur}/1`;

/** The first demandeurs of these buckets, none of whom is known to anyone. */
function demandeursDes(seaux: readonly number[], nombre: number): string[] {
  const trouves: string[] = [];
  for (let rang = 1_000; trouves.length < nombre; rang += 1)
    if (seaux.includes(seauDe(demandeurDe(rang)))) trouves.push(demandeurDe(rang));
  return trouves;
}

describe('what a partner was told, compared by digest [X4.3]', () => {
  let terrain: TerrainDeComparaison;
  const [premier, second, troisieme, quatrieme] = [1, 2, 3, 4].map(demandeurDe) as [
    string,
    string,
    string,
    string,
  ];

  const nouveauStatut = {
    type: 'statut.change',
    data: statut(premier, { statut: 2, dateEffet: '2010-03-01' }),
  };

  beforeEach(async () => {
    terrain = await TerrainDeComparaison.creer();
    await terrain.peupler(5);
  });
  afterEach(() => terrain.fermer());

  const ouverts = async (): Promise<Partial<Ecart>[]> =>
    (await terrain.ecarts()).map(({ demandeur, cle, nature, cause, detail, etat }) => ({
      demandeur,
      cle,
      nature,
      cause,
      detail,
      etat,
    }));
  it('costs one question and opens nothing when both sides agree', async () => {
    for (const partenaire of ['gide', 'parcours3'] as const) {
      const { issue, resultat } = await terrain.comparer(partenaire);
      expect(issue).toBe('terminee');
      expect(resultat).toMatchObject({
        dit: { mode: 'empreintes', seauxDifferents: 0, requetes: 1, demandeursCompares: 5, ouverts: 0 },
        declare: { seauxDifferents: 0, requetes: 1, demandeursCompares: 5 },
        tenus: 'prouvables',
        declarations: 'prouvables',
      });
    }
    expect(await terrain.ecarts()).toEqual([]);
  });

  /** Lost, changed, renumbered, made up: one kind for each of four people. */
  function planterUneDeChaque(): void {
    const { parcours3 } = terrain;
    parcours3.alterer({
      demandeur: premier,
      cle: `affectation.enregistree/${cotraitanceDe(1)}`,
      perdre: true,
    });
    parcours3.alterer({
      demandeur: second,
      cle: cleStatut(second),
      data: statut(second, { situation: 'radie' }),
    });
    parcours3.alterer({ demandeur: troisieme, cle: cleStatut(troisieme), sequence: '0000000009' });
    parcours3.alterer({
      demandeur: quatrieme,
      cle: `statut.change/${quatrieme}/7`,
      data: statut(quatrieme, { statut: 7 }),
    });
  }

  it('finds, explains and closes every kind of difference', async () => {
    const affectation = `affectation.enregistree/${cotraitanceDe(1)}`;
    const original = tenu(terrain, premier, affectation);
    const inscrit = tenu(terrain, second, cleStatut(second));
    planterUneDeChaque();
    const { resultat } = await terrain.comparer();
    expect(resultat.dit).toMatchObject({ seauxDifferents: 4, demandeursDifferents: 4, ouverts: 4, clos: 0 });
    const etat = 'ouvert';
    expect(await ouverts()).toEqual([
      {
        demandeur: premier,
        cle: affectation,
        nature: 'absent',
        cause: 'change_chez_le_partenaire',
        detail: null,
        etat,
      },
      {
        demandeur: second,
        cle: cleStatut(second),
        nature: 'different',
        cause: 'change_chez_le_partenaire',
        detail: null,
        etat,
      },
      {
        demandeur: troisieme,
        cle: cleStatut(troisieme),
        nature: 'sequence',
        cause: 'compteur_en_retard',
        detail: null,
        etat,
      },
      {
        demandeur: quatrieme,
        cle: `statut.change/${quatrieme}/7`,
        nature: 'en_trop',
        cause: 'inconnue',
        detail: null,
        etat,
      },
    ]);
    const [absent, different, , enTrop] = await terrain.ecarts();
    expect(absent).toMatchObject({
      nous: original,
      eux: null,
      cotraitance: cotraitanceDe(1),
      structure: '75056S00',
      site: '75116',
      proprietaire: 'gide',
      ouvertures: 1,
    });
    expect(different).toMatchObject({
      nous: inscrit,
      eux: { data: { situation: 'radie' } },
      cotraitance: null,
    });
    expect(enTrop).toMatchObject({ nous: null });

    terrain.parcours3.alterer({ demandeur: premier, cle: affectation, ...original });
    terrain.parcours3.alterer({ demandeur: second, cle: cleStatut(second), ...inscrit });
    terrain.parcours3.alterer({ demandeur: troisieme, cle: cleStatut(troisieme), sequence: '0000000001' });
    terrain.parcours3.alterer({ demandeur: quatrieme, cle: `statut.change/${quatrieme}/7`, perdre: true });
    expect((await terrain.comparer()).resultat.dit).toMatchObject({ seauxDifferents: 0, clos: 4 });
    expect(await terrain.ecarts()).toEqual([]);
    expect((await terrain.ecarts({ etat: 'clos' })).map(({ resolution }) => resolution)).toEqual([
      'accord',
      'accord',
      'accord',
      'accord',
    ]);
    expect(await terrain.evenements(absent?.id ?? '')).toEqual([
      { evenement: 'ouvert', detail: null },
      { evenement: 'clos', detail: 'accord' },
    ]);
  });

  it('asks for the facts of a hundred demandeurs at a time, however few their buckets', async () => {
    const serres = demandeursDes([7, 700, 1_400, 2_800], 150);
    for (const demandeur of serres)
      terrain.parcours3.alterer({ demandeur, cle: cleStatut(demandeur), data: statut(demandeur) });
    const { resultat } = await terrain.comparer();
    // The buckets, four of them one by one, the facts in two questions.
    expect(resultat.dit).toMatchObject({
      seauxDifferents: 4,
      requetes: 1 + 4 + 2,
      demandeursDifferents: 150,
    });
    expect((await ouverts()).map(({ demandeur }) => demandeur)).toEqual(serres);
  });

  it('says that the partner went back when it holds an older version', async () => {
    const ancien = tenu(terrain, premier, cleStatut(premier));
    terrain.gide.enoncer({
      type: 'statut.change',
      sequence: '0000000002',
      data: statut(premier, { dateEffet: '2010-02-03' }),
    });
    await terrain.echanger();
    expect(tenu(terrain, premier, cleStatut(premier)).sequence).toBe('0000000002');
    terrain.parcours3.alterer({ demandeur: premier, cle: cleStatut(premier), ...ancien });
    await terrain.comparer();
    expect(await ouverts()).toMatchObject([{ nature: 'sequence', cause: 'change_chez_le_partenaire' }]);
  });

  it('explains by the refusal what the partner did not take [X6]', async () => {
    terrain.parcours3.poserFaute({ nature: 'rejet', code: 'DOSSIER_CLOS' });
    terrain.gide.enoncer(nouveauStatut);
    await terrain.echanger();
    await terrain.comparer();
    expect(await ouverts()).toMatchObject([
      { cle: `statut.change/${premier}/2`, nature: 'absent', cause: 'refuse', detail: 'DOSSIER_CLOS' },
    ]);
  });

  it('explains what breaks the contract by its code and its place', async () => {
    terrain.parcours3.alterer({
      demandeur: premier,
      cle: cleStatut(premier),
      data: statut(premier, { dateEffet: '2010-02-30' }),
    });
    await terrain.comparer();
    const [ecart] = await terrain.ecarts();
    expect(ecart).toMatchObject({ nature: 'different', cause: 'illisible', eux: null });
    expect(ecart?.detail).toMatch(/^SCHEMA_INVALIDE \/faits\/\d+\/data\/dateEffet$/);
  });

  describe('a partner that answers that it holds nothing at all', () => {
    let perdus: number;
    beforeEach(() => {
      const tenus = terrain.parcours3.dit();
      perdus = tenus.length;
      for (const { demandeur, cle } of tenus) terrain.parcours3.alterer({ demandeur, cle, perdre: true });
    });

    it.each([false, true])(
      'is skipped when a day cannot repair it (digests not offered: %s)',
      async (sans) => {
        if (sans) terrain.parcours3.poserFaute({ nature: 'non_offert', portees: ['empreintes'] });
        expect(await terrain.comparer('parcours3', { budget: { part: 0, minimum: 1 } })).toMatchObject({
          issue: 'sautee',
          cause: 'partenaire_vide',
        });
        expect(await terrain.ecarts()).toEqual([]);
      },
    );

    it('has lost what it has lost when a day can repair it', async () => {
      expect(await terrain.comparer()).toMatchObject({
        issue: 'terminee',
        resultat: { dit: { ouverts: perdus } },
      });
    });

    it('has nothing to compare when it does not say what it holds either', async () => {
      terrain.parcours3.poserFaute({ nature: 'non_offert', portees: ['empreintes', 'faits'] });
      expect(await terrain.comparer()).toMatchObject({
        issue: 'terminee',
        resultat: { dit: null, tenus: 'non_prouvables', declarations: 'prouvables' },
      });
      expect(await terrain.ecarts()).toEqual([]);
    });
  });

  it('asks again a partner that puts a question off', async () => {
    terrain.parcours3.poserFaute({ nature: 'quota', portees: ['empreintes'], nombre: 1, retryAfter: 0 });
    terrain.parcours3.poserFaute({ nature: 'erreur', portees: ['declarations'], nombre: 2 });
    const { issue, resultat } = await terrain.comparer();
    expect({ issue, ...resultat }).toMatchObject({
      issue: 'terminee',
      dit: { requetes: 2 },
      declare: { requetes: 3 },
    });
  });

  it('says why a partner that fails was skipped', async () => {
    terrain.parcours3.poserFaute({ nature: 'erreur', portees: ['empreintes'] });
    const { issue, cause } = await terrain.comparer();
    expect(issue).toBe('sautee');
    expect(cause).toMatch(/^Partenaire parcours3, lire les empreintes : réponse HTTP 503/);
  });

  it('finds the same without digests: every dossier is asked for', async () => {
    planterUneDeChaque();
    terrain.parcours3.poserFaute({ nature: 'non_offert' });
    const sans = await terrain.comparer();
    expect(sans.resultat.dit).toMatchObject({
      mode: 'passe_complete',
      demandeursCompares: 5,
      demandeursDifferents: 4,
      ouverts: 4,
    });
    const trouves = await ouverts();
    terrain.parcours3.leverFautes();
    expect((await terrain.comparer()).resultat.dit).toMatchObject({
      mode: 'empreintes',
      inchanges: 4,
      ouverts: 0,
      clos: 0,
    });
    expect(await ouverts()).toEqual(trouves);
    terrain.parcours3.alterer({ demandeur: quatrieme, cle: `statut.change/${quatrieme}/7`, perdre: true });
    terrain.parcours3.poserFaute({ nature: 'non_offert' });
    expect((await terrain.comparer()).resultat.dit).toMatchObject({ inchanges: 3, clos: 1 });
  });
});
