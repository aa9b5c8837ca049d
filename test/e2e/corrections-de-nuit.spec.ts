import { listerPolitiques, ResoudreEcart } from '#reconciliation';
import { creerMonde, MondeDEssai } from '#test/monde-d-essai';

const DE = '1234567A';
const CLE = 'affectation.enregistree/CT-E2E-1';
const AFFECTATION = {
  type: 'affectation.enregistree',
  data: {
    cotraitance: 'CT-E2E-1',
    demandeur: DE,
    dateAffectation: '2010-08-30',
    structure: '75056S00',
    sitePoleEmploi: '75116',
    criteres: ['projet_mal_defini'],
    identite: { nom: 'ESSAI', prenom: 'Camille', dateNaissance: '1990-05-12' },
    commune: '75056',
    indemnise: false,
  },
};
const AUTRE = {
  ...AFFECTATION,
  data: { ...AFFECTATION.data, cotraitance: 'CT-E2E-2', demandeur: '7654321B' },
};

describe('corrections, from one night to the next [design, The night]', () => {
  let monde: MondeDEssai;
  beforeEach(async () => {
    monde = await creerMonde();
    monde.gide.enoncer(AFFECTATION, AUTRE);
    await monde.synchroniser();
  });
  afterEach(() => monde.fermer());

  const perdre = () => monde.parcours3.alterer({ demandeur: DE, cle: CLE, perdre: true });
  const tenu = () => monde.parcours3.dit({ cle: CLE }).map(({ sequence }) => sequence);
  const ecart = async () => {
    const [lu] = await monde.unite.seule<{
      id: string;
      etat: string;
      cause: string;
      resolution: string | null;
      motif_soumission: string | null;
      corrections: number;
    }>('SELECT id, etat, cause, resolution, motif_soumission, corrections FROM ecarts');
    return lu;
  };

  it('what Parcours 3 lost is told again by the night, and found right by the next one', async () => {
    expect((await listerPolitiques(monde.unite.seule)).length).toBeGreaterThan(3);
    perdre();
    await monde.synchroniser();
    expect(await ecart()).toMatchObject({ etat: 'en_correction', corrections: 1 });
    expect(tenu()).toEqual(['0000000002']);
    await monde.synchroniser();
    expect(await ecart()).toMatchObject({ etat: 'clos', resolution: 'corrige' });
  });

  it('what it refuses goes to a person, and is told again on his order', async () => {
    perdre();
    monde.parcours3.poserFaute({ nature: 'rejet', code: 'NON_PRIS' });
    await monde.synchroniser();
    await monde.synchroniser();
    const refuse = await ecart();
    expect(refuse).toMatchObject({ etat: 'soumis', motif_soumission: 'refus', cause: 'refuse' });
    monde.parcours3.leverFautes();
    await monde.synchroniser();
    expect(await ecart()).toMatchObject({ etat: 'soumis', corrections: 1 });
    const resoudre = new ResoudreEcart(monde.unite);
    const ordre = { ecart: refuse!.id, par: 'Mme Martin', motif: 'réparé chez eux' };
    expect(await resoudre.execute({ ...ordre, decision: 'corriger' })).toEqual({
      issue: 'fait',
      etat: 'en_correction',
    });
    await monde.synchroniser();
    await monde.synchroniser();
    expect(tenu()).toEqual(['0000000003']);
    expect(await ecart()).toMatchObject({ etat: 'clos', resolution: 'corrige' });
  });

  it('a partner that loses it every night is not told for ever', async () => {
    for (const nuit of [1, 2]) {
      perdre();
      await monde.synchroniser();
      expect(await ecart()).toMatchObject({ etat: 'en_correction', corrections: nuit });
    }
    perdre();
    await monde.synchroniser();
    expect(await ecart()).toMatchObject({ etat: 'soumis', motif_soumission: 'escalade' });
    expect(tenu()).toEqual([]);
  });

  it('nor one that loses it every second night; one that loses it long after is told each time', async () => {
    for (const corrections of [1, 2]) {
      perdre();
      await monde.synchroniser();
      expect(await ecart()).toMatchObject({ etat: 'en_correction', corrections });
      await monde.synchroniser();
      expect(await ecart()).toMatchObject({ etat: 'clos', resolution: 'corrige' });
    }
    await monde.vivreJusqua('2010-10-05');
    perdre();
    await monde.synchroniser();
    expect(await ecart()).toMatchObject({ etat: 'en_correction', corrections: 1 });
    await monde.synchroniser();
    for (const devient of [{ etat: 'en_correction' }, { etat: 'soumis', motif_soumission: 'escalade' }]) {
      perdre();
      await monde.synchroniser();
      expect(await ecart()).toMatchObject({ ...devient, corrections: 2 });
      await monde.synchroniser();
    }
  });
});
