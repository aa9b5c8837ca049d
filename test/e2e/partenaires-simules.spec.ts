import type { Evenement } from '#contract';
import type { Simulateur } from '#simulation';
import { ClientDePartenaire } from '#test/client-de-partenaire';
import { creerSimulateurGide } from '../../apps/simulator-gide/src/index.js';
import { creerSimulateurParcours3 } from '../../apps/simulator-parcours3/src/index.js';

const deType = (evenements: readonly Evenement[], type: string): Evenement[] =>
  evenements.filter((evenement) => evenement.type === `fr.dude.${type}.v1`);

describe('the two simulated partners, given the same seed', () => {
  let gide: Simulateur;
  let parcours3: Simulateur;
  let deGide: Evenement[];
  let deParcours3: Evenement[];

  beforeAll(async () => {
    gide = await creerSimulateurGide({ effectif: 300 });
    parcours3 = await creerSimulateurParcours3({ effectif: 300 });
    deGide = await new ClientDePartenaire(gide).toutLire();
    deParcours3 = await new ClientDePartenaire(parcours3).toutLire();
  });
  afterAll(async () => {
    await gide.fermer();
    await parcours3.fermer();
  });

  it('tell of the same cotraitances of the same people', () => {
    const affectees = new Map(
      deType(deGide, 'affectation.enregistree').map(({ data }) => [data['cotraitance'], data['demandeur']]),
    );
    for (const { data } of deParcours3) {
      if (data['cotraitance'] === undefined) continue;
      expect(affectees.get(data['cotraitance'])).toBe(data['demandeur']);
    }
  });

  it('agree on alerts: Pôle emploi treats, in the history, alerts that the missions locales raised before', () => {
    const alertes = new Map(
      deType(deParcours3, 'alerte.declenchee').map(({ data }) => [
        data['alerte'],
        data['dateAlerte'] as string,
      ]),
    );
    const traitees = deType(deGide, 'alerte.traitee');
    expect(traitees.length).toBeGreaterThan(0);
    for (const { data } of traitees) {
      expect((alertes.get(data['alerte']) ?? '9999') <= (data['dateTraitement'] as string)).toBe(true);
    }
  });
});
