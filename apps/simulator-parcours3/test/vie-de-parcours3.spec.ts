import { controlerEvenement, type Evenement } from '#contract';
import { Trajectoires, type Simulateur } from '#simulation';
import { ClientDePartenaire } from '#test/client-de-partenaire';
import { affectationDite, dit } from '#test/faits-dits';
import { creerSimulateurParcours3 } from '../src/index.js';

const jourDe = ({ time }: Evenement): string => time!.slice(0, 10);
const deType = (evenements: readonly Evenement[], type: string): Evenement[] =>
  evenements.filter((evenement) => evenement.type === `fr.dude.${type}.v1`);

const estRefuse = (evenement: Evenement): boolean =>
  controlerEvenement(evenement, { porte: 'urn:parcours3', estDesNotres: () => false }).verdict !== 'accepte';

describe('the life of Parcours 3', () => {
  const effectif = 120;
  const population = { graine: 'passerelle', effectif, debut: '2010-01-01', aujourdhui: '2010-09-01' };
  let parcours3: Simulateur;
  let client: ClientDePartenaire;
  let envois = 0;

  beforeEach(async () => {
    parcours3 = await creerSimulateurParcours3({ effectif });
    client = new ClientDePartenaire(parcours3);
  });
  afterEach(async () => {
    await parcours3.fermer();
  });

  /** The affectations of the population known by a day, as the gateway would tell them. */
  const affectations = (jusqua: string): Evenement[] => {
    const trajectoires = new Trajectoires(population);
    const nombre = trajectoires.arrivees.nombreAu(jusqua);
    return Array.from({ length: nombre }, (_, index) => trajectoires.de(index)).flatMap(
      ({ demandeur, cotraitances }) =>
        cotraitances
          .filter(({ jour }) => jour <= jusqua)
          .map(({ cotraitance }) => affectationDite(demandeur, cotraitance)),
    );
  };
  const dire = async (evenements: Evenement[]): Promise<void> => {
    envois += 1;
    await client.dire(`envoi-${envois}`, evenements);
  };
  const depuisLeDebut = async (): Promise<Evenement[]> =>
    (await client.toutLire()).filter((evenement) => jourDe(evenement) >= '2010-09-01');

  it('has the history that follows from the affectations of GIDE, acceptable as it stands [X2, X3.3]', async () => {
    const connues = new Map(affectations('2010-08-31').map(({ data }) => [data['cotraitance'], data]));
    const histoire = await client.toutLire();
    expect(histoire.length).toBeGreaterThan(effectif);
    expect(histoire.filter(estRefuse)).toEqual([]);
    expect(histoire.filter((evenement) => jourDe(evenement) >= '2010-09-01')).toEqual([]);
    const etrangers = histoire.filter(
      ({ data }) =>
        data['cotraitance'] !== undefined &&
        connues.get(data['cotraitance'])?.['demandeur'] !== data['demandeur'],
    );
    expect(etrangers).toEqual([]);
    const initialisations = deType(histoire, 'parcours.initialise');
    expect(initialisations.length).toBeGreaterThan(effectif * 0.6);
    expect(initialisations.length).toBeLessThan(effectif * 0.95);
    for (const type of ['etape.enregistree', 'alerte.declenchee', 'civis.change']) {
      expect(deType(histoire, type).length).toBeGreaterThan(0);
    }
  });

  it('states nothing from the first day on about what the gateway did not tell', async () => {
    parcours3.vivreJusqua('2010-10-31');
    expect(await depuisLeDebut()).toEqual([]);
  });

  it('states the interviews, étapes and alerts of the cotraitances told, each once', async () => {
    for (const date of ['2010-09-10', '2010-09-30', '2010-11-30']) {
      await dire(affectations(date));
      parcours3.vivreJusqua(date);
    }
    const suite = await depuisLeDebut();
    expect(deType(suite, 'parcours.initialise').length).toBeGreaterThan(10);
    expect(deType(suite, 'etape.enregistree').length).toBeGreaterThan(50);
    const identites = suite.map(({ type, data, sequence }) =>
      JSON.stringify([type, data['etape'] ?? data, sequence, data['cotraitance']]),
    );
    expect(new Set(identites).size).toBe(suite.length);
    expect(suite.filter(estRefuse)).toEqual([]);
  });

  it('catches up, the next day, with the cotraitances told late', async () => {
    const toutes = affectations('2010-08-31');
    await dire(toutes.slice(0, 60));
    parcours3.vivreJusqua('2010-09-30');
    const avant = (await depuisLeDebut()).length;
    await dire(toutes.slice(60));
    parcours3.vivreJusqua('2010-10-01');
    const rattrapes = (await depuisLeDebut()).slice(avant);
    const tardifs = rattrapes.filter(({ data }) => {
      const date = data['date'] ?? data['dateAlerte'] ?? data['dateDebutProgramme'];
      return typeof date === 'string' && date < '2010-10-01';
    });
    expect(rattrapes.every((evenement) => jourDe(evenement) === '2010-10-01')).toBe(true);
    expect(tardifs.length).toBeGreaterThan(15);

    const enAvance = await creerSimulateurParcours3({ effectif });
    const autre = new ClientDePartenaire(enAvance);
    await autre.dire('envoi-1', toutes);
    enAvance.vivreJusqua('2010-10-01');
    const donnees = (liste: Evenement[]): string[] =>
      liste.map(({ data }) => JSON.stringify(data)).toSorted();
    expect(donnees(await client.toutLire())).toEqual(donnees(await autre.toutLire()));
    await enAvance.fermer();
  });

  it('stops working on a cotraitance whose end it was told, and goes on when the end is withdrawn', async () => {
    const toutes = affectations('2010-08-31');
    await dire(toutes);
    const fin = (sequence: string, plus: object = {}): Evenement[] =>
      toutes.map(({ data }) =>
        dit(
          'sortie.prononcee',
          {
            cotraitance: data['cotraitance'] as string,
            demandeur: data['demandeur'] as string,
            dateSortie: '2010-09-01',
            motif: 'autre',
            ...plus,
          },
          { sequence },
        ),
      );
    await dire(fin('0000000001'));
    parcours3.vivreJusqua('2010-10-15');
    expect(await depuisLeDebut()).toEqual([]);
    await dire(fin('0000000002', { annule: true }));
    parcours3.vivreJusqua('2010-11-15');
    expect((await depuisLeDebut()).length).toBeGreaterThan(20);
  });

  it('lives nothing about a cotraitance of elsewhere, even with a number that looks like its own', async () => {
    const [premiere] = affectations('2010-08-31');
    const etrangere = { ...premiere!, data: { ...premiere!.data, demandeur: '1234567A' } };
    await dire([etrangere]);
    parcours3.vivreJusqua('2010-12-31');
    expect(await depuisLeDebut()).toEqual([]);
  });
});
