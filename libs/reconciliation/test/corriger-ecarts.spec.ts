import { LireMessage } from '#exchange';
import { ResoudreEcart } from '#reconciliation';
import {
  cleDe,
  creerTerrainDeCorrections,
  REGLAGES,
  type TerrainDeCorrections,
} from './terrain-de-corrections.js';

describe('what is done about an écart [design, The night]', () => {
  let terrain: TerrainDeCorrections;
  beforeEach(async () => {
    terrain = await creerTerrainDeCorrections();
    await terrain.affecter(1, 2, 3);
  });
  afterEach(() => terrain.echange.fermer());

  it('tells again what the partner lost, under a new id and max(ours, theirs) + 1 [X6]', async () => {
    const { data } = (
      await terrain.echange.unite.seule<{ data: object }>('SELECT data FROM dit LIMIT 1')
    )[0]!;
    const perdu = await terrain.planter({ numero: 1 });
    const devant = await terrain.planter({
      numero: 2,
      nature: 'sequence',
      cause: 'compteur_en_retard',
      eux: { sequence: '0000000007', data: { ...data } },
    });
    expect(await terrain.corriger()).toMatchObject({ issue: 'terminee', dits: 2, soumis: {} });
    expect(await terrain.aDire()).toMatchObject([
      { cle: cleDe(1), sequence: 2 },
      { cle: cleDe(2), sequence: 8 },
    ]);
    const [premier, second] = await terrain.aDire();
    expect(await terrain.lire(perdu)).toMatchObject({
      etat: 'en_correction',
      corrections: 1,
      message: premier!.id,
      decide_par: null,
    });
    expect(await terrain.lire(devant)).toMatchObject({ etat: 'en_correction', message: second!.id });
    expect(await terrain.evenements(perdu)).toEqual([
      { evenement: 'correction', par: 'politique', detail: 'budget du 2010-09-01' },
    ]);
  });

  it('links each correction to the message that it corrects, which shows it [X6.2]', async () => {
    const { unite } = terrain.echange;
    await terrain.planter({ numero: 1 });
    await terrain.corriger();
    const [original, correction] = await unite.seule<{ id: string }>(
      'SELECT id FROM messages_sortants WHERE cle = $1 ORDER BY sequence',
      [cleDe(1)],
    );
    const lire = (id = '') => new LireMessage(unite).execute({ id, perimetre: { type: 'national' } });
    expect(await lire(correction?.id)).toMatchObject({ liens: { corrige: original?.id, corrigePar: [] } });
    expect(await lire(original?.id)).toMatchObject({
      liens: { corrige: null, corrigePar: [correction?.id] },
    });
  });

  it('numbers as far as ten digits go, and gives to a person what would go beyond [X1, X6]', async () => {
    const { unite } = terrain.echange;
    await unite.seule('UPDATE dit SET sequence = 3000000001, acquittee = 3000000001 WHERE cle = $1', [
      cleDe(1),
    ]);
    await terrain.planter({ numero: 1 });
    const eux = { sequence: '9999999999', data: { cotraitance: 'CT-2', demandeur: '1000002A' } };
    const epuise = await terrain.planter({
      numero: 2,
      nature: 'sequence',
      cause: 'compteur_en_retard',
      eux,
    });
    expect(await terrain.corriger()).toMatchObject({ dits: 1, soumis: { politique: 1 } });
    expect(await terrain.aDire()).toMatchObject([{ cle: cleDe(1), sequence: 3_000_000_002 }]);
    expect(await terrain.lire(epuise)).toMatchObject({ etat: 'soumis', corrections: 0 });
    expect(await terrain.evenements(epuise)).toMatchObject([
      { evenement: 'soumis', detail: 'NUMERO_EPUISE' },
    ]);
    expect(await terrain.depense()).toMatchObject([{ depense: 1 }]);
    const ordre = { ecart: epuise, par: 'Mme Martin', motif: 'à redire' };
    const issue = await new ResoudreEcart(unite).execute({ ...ordre, decision: 'corriger' });
    expect(issue).toMatchObject({ issue: 'impossible' });
    expect('raison' in issue && issue.raison).toMatch(/dernier numéro possible/);
  });

  it('withdraws what the partner holds still and was withdrawn here [X6]', async () => {
    const eux = { sequence: '0000000001', data: { cotraitance: 'CT-2', demandeur: '1000002A' } };
    await terrain.planter({ numero: 2, nature: 'en_trop', cause: 'inconnue', nous: null, eux });
    // Its withdrawal was numbered without any version having been acknowledged: nothing counts as told.
    await terrain.echange.unite.seule(
      `UPDATE dit SET sequence = 6, acquittee = 0, data = '{"annule": true}' WHERE cle = $1`,
      [cleDe(2)],
    );
    await terrain.corriger();
    expect(await terrain.aDire()).toMatchObject([{ cle: cleDe(2), sequence: 7, data: { annule: true } }]);
  });

  describe('of what the partner holds and was never numbered here', () => {
    const eux = {
      sequence: '0000000004',
      data: { cotraitance: 'CT-1', demandeur: '1000001A', dateAcceptation: '2010-08-31' },
    };
    const planterInconnu = (cause: 'inconnue' | 'compteur_en_retard', annule?: true) =>
      terrain.planter({
        partenaire: 'gide',
        cle: 'acceptation.enregistree/CT-1',
        type: 'acceptation.enregistree',
        nature: 'en_trop',
        cause,
        eux: annule ? { ...eux, data: { ...eux.data, annule } } : eux,
      });

    it.each(['inconnue', 'compteur_en_retard'] as const)(
      'withdraws nothing without a person, who alone may know what a restored database forgot (%s)',
      async (cause) => {
        const ecart = await planterInconnu(cause);
        expect(await terrain.corriger()).toMatchObject({ dits: 0, soumis: { politique: 1 } });
        expect(await terrain.lire(ecart)).toMatchObject({ etat: 'soumis', motif_soumission: 'politique' });
        expect(await terrain.aDire()).toEqual([]);
      },
    );

    it('withdraws it when a person orders it [X6]', async () => {
      const ecart = await planterInconnu('inconnue');
      await terrain.corriger();
      const ordre = { ecart, par: 'Mme Martin', motif: 'saisie par erreur' };
      const resoudre = new ResoudreEcart(terrain.echange.unite);
      expect(await resoudre.execute({ ...ordre, decision: 'corriger' })).toMatchObject({ issue: 'fait' });
      expect(await terrain.aDire()).toMatchObject([
        { cle: 'acceptation.enregistree/CT-1', sequence: 5, data: { ...eux.data, annule: true } },
      ]);
    });

    it('withdraws again what the partner holds as withdrawn: nothing is lost by it', async () => {
      await planterInconnu('inconnue', true);
      expect(await terrain.corriger()).toMatchObject({ dits: 1, soumis: {} });
    });
  });

  it.each([
    ['refuse', 'refus'],
    ['abandonne', 'abandon'],
    ['illisible', 'illisible'],
  ] as const)('gives to a person, whatever the policy, what is of cause %s [X6]', async (cause, motif) => {
    const ecart = await terrain.planter({ cause });
    expect(await terrain.corriger()).toMatchObject({ dits: 0, soumis: { [motif]: 1 } });
    expect(await terrain.lire(ecart)).toMatchObject({ etat: 'soumis', motif_soumission: motif });
    expect(await terrain.evenements(ecart)).toMatchObject([
      { evenement: 'soumis', par: 'politique', detail: motif },
    ]);
    expect(await terrain.aDire()).toEqual([]);
  });

  it('does not repeat for ever a correction that does not hold', async () => {
    const ecart = await terrain.planter();
    for (const corrections of [1, 2]) {
      await terrain.corriger();
      expect(await terrain.lire(ecart)).toMatchObject({ etat: 'en_correction', corrections });
      await terrain.echange.vider();
      // The comparison finds it again, with the version that has just been told.
      await terrain.echange.unite.seule(
        `UPDATE ecarts SET etat = 'ouvert', nous = json_build_object('sequence', $1::text, 'data', nous->'data')`,
        [String(corrections + 1).padStart(10, '0')],
      );
    }
    expect(await terrain.corriger()).toMatchObject({ dits: 0, soumis: { escalade: 1 } });
    expect(await terrain.lire(ecart)).toMatchObject({
      etat: 'soumis',
      motif_soumission: 'escalade',
      corrections: 2,
    });
  });

  it.each([
    // Told on 1 September, at the hour of the run: before the thirtieth day begins in Paris, and after it is over.
    ['2010-09-30T21:00:00Z', { etat: 'soumis', motif_soumission: 'escalade', corrections: 2 }],
    ['2010-10-03T05:00:00Z', { etat: 'en_correction', corrections: 1 }],
  ])(
    'counts no more, of what is lost again on %s, a correction that held for 30 days',
    async (depuis, devient) => {
      const ecart = await terrain.planter({ corrections: 1 });
      await terrain.corriger();
      await terrain.echange.vider();
      await terrain.echange.avancerJusqua('2010-10-05');
      await terrain.echange.unite.seule(
        `UPDATE ecarts SET etat = 'ouvert', depuis = $1,
              nous = json_build_object('sequence', '0000000002', 'data', nous->'data')`,
        [depuis],
      );
      await terrain.corriger();
      expect(await terrain.lire(ecart)).toMatchObject(devient);
    },
  );

  it('follows the row of the type before the general one, and leaves what is to be ignored', async () => {
    await terrain.regler('parcours3', 'dit', 'ignorer');
    await terrain.regler('parcours3', 'dit', 'soumettre', 'affectation.enregistree');
    const affectation = await terrain.planter();
    const statut = await terrain.planter({ cle: 'statut.change/1000001A/S1', type: 'statut.change' });
    expect(await terrain.corriger()).toMatchObject({ ignores: 1, soumis: { politique: 1 } });
    expect(await terrain.lire(affectation)).toMatchObject({ etat: 'soumis', motif_soumission: 'politique' });
    expect(await terrain.lire(statut)).toMatchObject({ etat: 'ignore', decide_par: null });
    expect(await terrain.corriger()).toMatchObject({ ignores: 0, soumis: {} });
    expect(await terrain.evenements(statut)).toHaveLength(1);
  });

  it('decides again, under another row, what the policy alone had submitted or ignored', async () => {
    await terrain.regler('parcours3', 'dit', 'soumettre');
    const desPolitiques = await terrain.planter({ numero: 1 });
    await terrain.corriger();
    const dUnePersonne = await terrain.planter({ numero: 2, etat: 'ignore', decidePar: 'Mme Martin' });
    await terrain.regler('parcours3', 'dit', 'corriger');
    expect(await terrain.corriger()).toMatchObject({ dits: 1 });
    expect(await terrain.lire(desPolitiques)).toMatchObject({
      etat: 'en_correction',
      motif_soumission: null,
    });
    expect(await terrain.lire(dUnePersonne)).toMatchObject({ etat: 'ignore', decide_par: 'Mme Martin' });
  });

  it('leaves as it is what is on its way, or has changed since it was seen', async () => {
    const change = await terrain.planter({ numero: 1, nous: { sequence: '0000000009', data: {} } });
    const enRoute = await terrain.planter({ numero: 2 });
    await terrain.echange.unite.seule(`UPDATE messages_sortants SET issue = 'a_emettre' WHERE cle = $1`, [
      cleDe(2),
    ]);
    expect(await terrain.corriger()).toMatchObject({ dits: 0, changes: 1, enRoute: 1 });
    expect(await terrain.lire(change)).toMatchObject({ etat: 'ouvert', corrections: 0 });
    expect(await terrain.lire(enRoute)).toMatchObject({ etat: 'ouvert', corrections: 0 });
    expect(await terrain.depense()).toMatchObject([{ depense: 0 }]);
  });

  it('run again, or twice at once, tells nothing twice', async () => {
    for (const numero of [1, 2, 3]) await terrain.planter({ numero });
    const bilans = await Promise.all([terrain.corriger(), terrain.corriger()]);
    await terrain.corriger();
    expect(bilans.reduce((somme, { dits }) => somme + Number(dits), 0)).toBe(3);
    expect((await terrain.aDire()).map(({ sequence }) => sequence)).toEqual([2, 2, 2]);
  });

  it('interrupted between two lots, and resumed, counts both in its report', async () => {
    const numeros = Array.from({ length: 102 }, (_, rang) => rang + 1);
    await terrain.affecter(...numeros.slice(3));
    for (const numero of numeros) await terrain.planter({ numero });
    await terrain.planter({ numero: 1, cle: 'autre/1', type: 'statut.change', cause: 'refuse' });
    await terrain.echange.unite.seule(`UPDATE messages_sortants SET issue = 'a_emettre' WHERE cle = $1`, [
      cleDe(2),
    ]);
    const avancer = (fait: number): Promise<void> =>
      fait === 100 ? Promise.reject(new Error('killed')) : Promise.resolve();
    const reglages = { ...REGLAGES, budget: { part: 1, minimum: 0 } };
    await expect(terrain.corriger(reglages, { avancer })).rejects.toThrow('killed');
    expect(await terrain.corriger(reglages, { reprise: true })).toMatchObject({
      dits: 101,
      soumis: { refus: 1 },
      enRoute: 1,
    });
  });
});
