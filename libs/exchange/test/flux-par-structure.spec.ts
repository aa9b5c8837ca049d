import { REGLAGES_PAR_DEFAUT, TERRITOIRE_INCONNU } from '#annexe7';
import { ReglesEnVigueur } from '#exchange';
import { creerEchangeDEssai, type EchangeDEssai } from '#test/echange-d-essai';
import { evenement } from '#test/evenements';

const PARIS = '75056S00';
const LYON = '69123S00';
const PERSONNE = '7000001A';
const TYPES = ['affectation.enregistree', 'statut.change'] as const;

const TERRITOIRE = { ...TERRITOIRE_INCONNU, empreinte: () => 'inconnu' };

/** Nothing is told to Parcours 3 yet, but for one site (H6). */
const regles = new ReglesEnVigueur(REGLAGES_PAR_DEFAUT, TERRITOIRE, {
  parDefaut: '2010-01-01',
  flux: TYPES.flatMap((type) => [
    { vers: 'parcours3' as const, type, depuis: '2011-01-01' },
    { vers: 'parcours3' as const, type, depuis: '2010-01-01', structure: PARIS },
  ]),
});

describe('a flux that is open for one structure only [H6, H4]', () => {
  let echange: EchangeDEssai;
  let courantes: ReglesEnVigueur;
  beforeEach(async () => {
    courantes = regles;
    echange = await creerEchangeDEssai({ regles: { enVigueur: () => Promise.resolve(courantes) } });
  });
  afterEach(() => echange.fermer());

  const affectation = (numero: string, structure: string, champs: object = {}, sequence = '0000000001') =>
    evenement(
      'affectation.enregistree',
      { cotraitance: numero, demandeur: PERSONNE, structure, dateAffectation: '2010-03-01', ...champs },
      { sequence },
    );
  const statut = (champs: object = {}, sequence = '0000000001') =>
    evenement(
      'statut.change',
      { demandeur: PERSONNE, statut: 1, situation: 'inscrit', dateEffet: '2010-03-02', ...champs },
      { sequence },
    );
  async function enoncer(...evenements: object[]): Promise<string[]> {
    const deja = echange.parcours3.dits.length;
    await echange.webhook('gide', evenements);
    await echange.vider();
    return echange.parcours3.dits
      .slice(deja)
      .map(({ type, data }) => `${type}${data['annule'] === true ? ' annule' : ''}`)
      .sort();
  }

  it('tells what concerns that structure, and nothing of another', async () => {
    expect(await enoncer(affectation('CT-FS-1', LYON), statut())).toEqual([]);
    expect(await enoncer(affectation('CT-FS-2', PARIS))).toEqual([
      'fr.dude.affectation.enregistree.v1',
      'fr.dude.statut.change.v1',
    ]);
  });

  it('withdraws what it told of the person, and of an affectation that its owner withdraws', async () => {
    await enoncer(affectation('CT-FS-2', PARIS), statut());
    expect(await enoncer(statut({ annule: true }, '0000000002'))).toEqual([
      'fr.dude.statut.change.v1 annule',
    ]);
    expect(await enoncer(affectation('CT-FS-2', PARIS, { annule: true }, '0000000002'))).toEqual([
      'fr.dude.affectation.enregistree.v1 annule',
    ]);
  });

  it('what was told of a structure whose flux is closed since stays told, however often it is computed again', async () => {
    const numero = 'CT-FS-3';
    await enoncer(affectation(numero, PARIS), statut());
    // Open for all from now on, but closed for that one.
    courantes = new ReglesEnVigueur(REGLAGES_PAR_DEFAUT, TERRITOIRE, {
      parDefaut: '2010-01-01',
      flux: TYPES.map((type) => ({ vers: 'parcours3', type, depuis: '2011-01-01', structure: PARIS })),
    });
    expect(await enoncer(affectation(numero, PARIS, { annule: true }, '0000000002'))).toEqual([]);
    expect(await enoncer(statut({ dateEffet: '2010-03-03' }, '0000000002'))).toEqual([]);
    expect(await enoncer(statut({ dateEffet: '2010-03-04' }, '0000000003'))).toEqual([]);
  });
});
