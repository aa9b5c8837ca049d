import { controlerEvenement, type Evenement } from '#contract';
import { estOuvre, TAUX, type Simulateur } from '#simulation';
import { chargerTerritoire } from '#territory';
import { ClientDePartenaire } from '#test/client-de-partenaire';
import { dit } from '#test/faits-dits';
import { creerSimulateurGide, type OptionsGide } from '../src/index.js';

const jourDe = ({ time }: Evenement): string => time!.slice(0, 10);
const deType = (evenements: readonly Evenement[], type: string): Evenement[] =>
  evenements.filter((evenement) => evenement.type === `fr.dude.${type}.v1`);

describe('the life of GIDE', () => {
  const ouverts: Simulateur[] = [];
  const ouvrir = async (options: OptionsGide): Promise<Simulateur> => {
    const gide = await creerSimulateurGide(options);
    ouverts.push(gide);
    return gide;
  };
  const enonces = (gide: Simulateur): Promise<Evenement[]> => new ClientDePartenaire(gide).toutLire();
  afterEach(async () => {
    for (const gide of ouverts.splice(0)) await gide.fermer();
  });

  it('is the same, byte for byte, for the same seed, whatever the steps in which it is lived', async () => {
    const [un, deux, autre] = [
      await ouvrir({ effectif: 80 }),
      await ouvrir({ effectif: 80 }),
      await ouvrir({ effectif: 80, graine: 'autre' }),
    ];
    un.vivreJusqua('2010-12-31');
    for (const date of ['2010-09-01', '2010-09-02', '2010-11-05', '2010-12-31']) deux.vivreJusqua(date);
    autre.vivreJusqua('2010-12-31');
    const [textes, memes, autres] = [await enonces(un), await enonces(deux), await enonces(autre)];
    expect(JSON.stringify(memes)).toBe(JSON.stringify(textes));
    expect(autres.slice(0, 10)).not.toEqual(textes.slice(0, 10));
    expect(textes[0]?.id).toBe('gide-0000000001');
  });

  it('states only what the gateway would accept, day after day [X2, X3.3]', async () => {
    const gide = await ouvrir({ effectif: 150 });
    gide.vivreJusqua('2011-02-28');
    const lus = await enonces(gide);
    const refuses = lus
      .map((evenement) => controlerEvenement(evenement, { porte: 'urn:gide', estDesNotres: () => false }))
      .filter(({ verdict }) => verdict !== 'accepte');
    expect(refuses).toEqual([]);
    const jours = lus.map(jourDe);
    expect(jours).toEqual(jours.toSorted());
  });

  it('happens in real communes, structures and sites, each person in the zone at the start', async () => {
    const territoire = chargerTerritoire();
    const gide = await ouvrir({ effectif: 200 });
    const affectations = deType(await enonces(gide), 'affectation.enregistree');
    expect(affectations.length).toBeGreaterThanOrEqual(200);
    const ailleurs = affectations.filter(({ data }) => {
      const { structure, sitePoleEmploi, commune } = data as Record<string, string>;
      return !territoire.siteConnu(sitePoleEmploi!) || territoire.competence(structure!, commune!) !== true;
    });
    expect(ailleurs).toEqual([]);
  });

  it('tells the history before the first day, and two to four affectations a working day from then on', async () => {
    const gide = await ouvrir({ effectif: 400 });
    const histoire = await enonces(gide);
    expect(histoire.every((evenement) => jourDe(evenement) < '2010-09-01')).toBe(true);
    expect(
      new Set(deType(histoire, 'affectation.enregistree').map(({ data }) => data['demandeur'])).size,
    ).toBeGreaterThanOrEqual(390);
    expect(gide.etat().webhooks.enAttente).toBe(0);
    gide.vivreJusqua('2010-12-31');
    const suite = (await enonces(gide)).slice(histoire.length);
    const nouvelles = deType(suite, 'affectation.enregistree').filter(
      ({ sequence }) => sequence === '0000000001',
    );
    const jours = Map.groupBy(nouvelles, jourDe);
    expect([...jours.keys()].every(estOuvre)).toBe(true);
    const moyenne = nouvelles.length / 86;
    expect(moyenne).toBeGreaterThan(2);
    expect(moyenne).toBeLessThan(4);
  });

  it('has the rates of the time: lapses that most often reverse within weeks, few radiations, some moves, corrections [A2]', async () => {
    const gide = await ouvrir({ effectif: 350 });
    gide.vivreJusqua('2011-03-31');
    const tous = await enonces(gide);
    const statuts = deType(tous, 'statut.change').filter(({ sequence }) => sequence === '0000000001');
    const parPersonne = Map.groupBy(statuts, ({ data }) => data['demandeur'] as string);
    const defauts = statuts.filter(
      ({ data, time }) => data['motif'] === 'defaut_actualisation' && time! < '2011-02-01',
    );
    const revenus = defauts.filter(({ data, time }) => {
      const suivant = parPersonne
        .get(data['demandeur'] as string)
        ?.find((statut) => Number(statut.data['statut']) === Number(data['statut']) + 1);
      const delai = suivant === undefined ? Infinity : Date.parse(suivant.time!) - Date.parse(time!);
      return suivant?.data['situation'] === 'inscrit' && delai < 45 * 86_400_000;
    });
    const part = revenus.length / defauts.length;
    expect(defauts.length).toBeGreaterThan(60);
    expect(part).toBeGreaterThan(TAUX.reinscriptionRapide - 0.12);
    expect(part).toBeLessThan(TAUX.reinscriptionRapide + 0.12);
    const radiations = statuts.filter(({ data }) => data['situation'] === 'radie');
    expect(radiations.length).toBeLessThan(defauts.length / 2);
    expect(
      radiations.every(({ data }) => data['motif'] === 'absence_convocation' && data['dureeMois'] === 2),
    ).toBe(true);
    const retrodates = statuts.filter((statut) => (statut.data['dateEffet'] as string) < jourDe(statut));
    expect(retrodates.length).toBeGreaterThan(0);
    for (const type of ['demandeur.modifie', 'sortie.prononcee', 'affectation.annulee']) {
      expect(deType(tous, type).length).toBeGreaterThan(0);
    }
    const corrections = tous.filter(({ sequence }) => sequence === '0000000002');
    expect(corrections.length).toBeGreaterThan(10);
    expect(corrections.some(({ data }) => data['annule'] === true)).toBe(true);
    expect(corrections.some(({ data }) => data['annule'] === undefined)).toBe(true);
  });

  it('treats only the alerts that it was told of, within some weeks, and never those of other people', async () => {
    const gide = await ouvrir({ effectif: 60 });
    const client = new ClientDePartenaire(gide);
    const affectations = deType(await enonces(gide), 'affectation.enregistree').slice(0, 30);
    const avant = deType(await enonces(gide), 'alerte.traitee').length;
    gide.vivreJusqua('2010-09-30');
    expect(deType(await enonces(gide), 'alerte.traitee')).toHaveLength(avant);

    const alertes = affectations.map(({ data }) =>
      dit('alerte.declenchee', {
        cotraitance: data['cotraitance'] as string,
        demandeur: data['demandeur'] as string,
        alerte: `${data['cotraitance'] as string}-X`,
        dateAlerte: '2010-09-30',
        nature: 'difficulte',
      }),
    );
    const etrangere = dit('alerte.declenchee', {
      cotraitance: 'CT-AILLEURS',
      demandeur: '1234567A',
      alerte: 'A1',
      dateAlerte: '2010-09-30',
      nature: 'difficulte',
    });
    await client.dire('envoi-1', [...alertes, etrangere]);
    gide.vivreJusqua('2010-11-30');
    const traitees = deType(await enonces(gide), 'alerte.traitee').slice(avant);
    expect(traitees.length).toBeGreaterThan(20);
    expect(traitees.length).toBeLessThanOrEqual(30);
    expect(new Set(traitees.map(({ data }) => data['alerte'])).size).toBe(traitees.length);
    expect(
      traitees.every(
        ({ data }) =>
          data['dateTraitement'] === undefined || (data['dateTraitement'] as string) > '2010-09-30',
      ),
    ).toBe(true);
    expect(traitees.some(({ data }) => data['cotraitance'] === 'CT-AILLEURS')).toBe(false);
  });

  it('pronounces the sorties proposed to it, most of the time [E5]', async () => {
    const gide = await ouvrir({ effectif: 60 });
    const propositions = deType(await enonces(gide), 'affectation.enregistree')
      .slice(0, 30)
      .map(({ data }) =>
        dit('sortie.proposee', {
          cotraitance: data['cotraitance'] as string,
          demandeur: data['demandeur'] as string,
          dateProposition: '2010-09-01',
          motif: 'demenagement_hors_zone',
        }),
      );
    await new ClientDePartenaire(gide).dire('envoi-1', propositions);
    gide.vivreJusqua('2010-10-31');
    const sorties = deType(await enonces(gide), 'sortie.prononcee').filter(
      ({ data }) =>
        data['motif'] === 'demenagement_hors_zone' && (data['dateSortie'] as string) > '2010-09-01',
    );
    expect(sorties.length).toBeGreaterThan(12);
    expect(sorties.length).toBeLessThan(30);
  });
});
