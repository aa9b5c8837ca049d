import { Evenement } from '#contract';
import { creerEchangeDEssai, EchangeDEssai } from '#test/echange-d-essai';
import { evenement } from '#test/evenements';

const CT = 'CT-0001';
const DE = '1234567A';

describe('the exchange, from the door to the partners', () => {
  let echange: EchangeDEssai;
  beforeEach(async () => {
    echange = await creerEchangeDEssai();
  });
  afterEach(() => echange.fermer());

  const affectation = (
    surcharge: Record<string, unknown> = {},
    attributs: Record<string, unknown> = {},
  ): Evenement =>
    evenement('affectation.enregistree', { cotraitance: CT, demandeur: DE, ...surcharge }, attributs);
  const issues = async () =>
    (await echange.unite.seule<{ issue: string }>('SELECT issue FROM messages_entrants ORDER BY id')).map(
      ({ issue }) => issue,
    );

  it('tells Parcours 3 the affectation that GIDE states, with the date of the entretien d’initialisation [C3, H1]', async () => {
    const reponse = await echange.webhook('gide', [affectation({ dateAffectation: '2010-08-30' })]);
    expect(reponse).toMatchObject({ accepte: true, reponse: { recus: 1, doublons: 0, refuses: [] } });
    await echange.vider();
    expect(echange.parcours3.dits).toEqual([
      expect.objectContaining({
        source: 'urn:dude',
        type: 'fr.dude.affectation.enregistree.v1',
        sequence: '0000000001',
        data: expect.objectContaining({ cotraitance: CT, dateEntretienInitialisation: '2010-08-30' }),
      }),
    ]);
    expect(echange.gide.dits).toEqual([]);
    expect(await issues()).toEqual(['applique']);
  });

  it('applies nothing twice and answers how many duplicates it saw, in the batch and later [X3.4]', async () => {
    const fait = affectation();
    expect(await echange.webhook('gide', [fait, fait])).toMatchObject({ reponse: { recus: 1, doublons: 1 } });
    expect(await echange.webhook('gide', [fait])).toMatchObject({ reponse: { recus: 0, doublons: 1 } });
    await echange.vider();
    await echange.vider();
    expect(echange.parcours3.dits).toHaveLength(1);
    expect(await issues()).toEqual(['applique', 'doublon', 'doublon']);
  });

  it('refuses other content under an accepted id, and keeps it [X3.4]', async () => {
    const fait = affectation();
    await echange.webhook('gide', [fait]);
    const reponse = await echange.webhook('gide', [{ ...fait, sequence: '0000000002' }]);
    expect(reponse).toMatchObject({
      reponse: { recus: 0, refuses: [{ index: 0, id: fait.id, code: 'IDENTIFIANT_REUTILISE' }] },
    });
    expect(await issues()).toEqual(['recu', 'refuse']);
  });

  it('keeps the first statement of a sequence and refuses another one, after the 202 [A2]', async () => {
    await echange.webhook('gide', [affectation({ dateAffectation: '2010-08-30' })]);
    await echange.vider();
    await echange.webhook('gide', [affectation({ dateAffectation: '2010-08-31' })]);
    await echange.vider();
    const [, conflit] = await echange.unite.seule(
      'SELECT issue, code, pointeur FROM messages_entrants ORDER BY id',
    );
    expect(conflit).toMatchObject({ issue: 'refuse', code: 'CONFLIT_DE_SEQUENCE' });
    expect(echange.parcours3.dits).toHaveLength(1);
  });

  it('has no effect from an older sequence that arrives late, and remembers it [A2, A3]', async () => {
    await echange.webhook('gide', [
      affectation({ dateAffectation: '2010-08-31' }, { sequence: '0000000002' }),
    ]);
    await echange.vider();
    await echange.webhook('gide', [
      affectation({ dateAffectation: '2010-08-30' }, { sequence: '0000000001' }),
    ]);
    await echange.vider();
    expect(await issues()).toEqual(['applique', 'sans_effet']);
    expect(echange.parcours3.dits.map(({ data }) => data.dateAffectation)).toEqual(['2010-08-31']);
  });

  it('recognises an echo by its source before anything else [H5]', async () => {
    const reponse = await echange.webhook('gide', [{ ...affectation(), source: 'urn:dude' }]);
    expect(reponse).toMatchObject({ reponse: { recus: 1, refuses: [] } });
    expect(await issues()).toEqual(['sans_effet']);
  });

  it('recognises an echo by its cause, an id of ours [H5]', async () => {
    await echange.webhook('gide', [affectation()]);
    await echange.vider();
    const notre = echange.parcours3.dits[0]?.id;
    await echange.webhook('parcours3', [
      evenement('parcours.initialise', { cotraitance: CT, demandeur: DE }, { causationid: notre }),
    ]);
    expect(await issues()).toEqual(['applique', 'sans_effet']);
  });

  it('keeps facts that come before their affectation, and tells them once it is there [B3]', async () => {
    await echange.webhook('parcours3', [
      evenement('parcours.initialise', { cotraitance: CT, demandeur: DE }),
    ]);
    await echange.vider();
    expect(echange.gide.dits).toEqual([]);
    await echange.webhook('gide', [affectation()]);
    await echange.vider();
    expect(echange.gide.dits.map(({ type }) => type)).toEqual(['fr.dude.parcours.initialise.v1']);
  });

  it('withdraws under the next sequence what must no longer be held [H4]', async () => {
    await echange.webhook('gide', [affectation()]);
    await echange.vider();
    await echange.webhook('gide', [affectation({ annule: true }, { sequence: '0000000002' })]);
    await echange.vider();
    expect(echange.parcours3.dits.map(({ sequence, data }) => [sequence, data.annule ?? false])).toEqual([
      ['0000000001', false],
      ['0000000002', true],
    ]);
  });

  it('counts at the door what it gives fates to, in and out [X6.1]', async () => {
    await echange.webhook('gide', [affectation(), evenement('parcours.initialise'), { specversion: '1.0' }]);
    await echange.recevoir.execute({
      partenaire: 'gide',
      corps: Buffer.from('{"a":'),
      typeContenu: 'application/cloudevents+json',
      webhookId: 'w1',
    });
    await echange.vider();
    const porte = await echange.unite.seule(
      `SELECT sens, partenaire, type, sum(nombre)::int AS n FROM comptages_porte GROUP BY 1, 2, 3 ORDER BY 1, 2, 3`,
    );
    const sorts = await echange.unite.seule(
      `SELECT 'entrant' AS sens, partenaire, type, count(*)::int AS n FROM messages_entrants GROUP BY 1, 2, 3
       UNION ALL SELECT 'sortant', partenaire, type, count(*)::int FROM messages_sortants GROUP BY 1, 2, 3 ORDER BY 1, 2, 3`,
    );
    expect(porte).toEqual(sorts);
    expect(porte.length).toBe(5);
  });

  it('keeps the bytes of a request as they came, readable or not [X3.3]', async () => {
    const corps = Buffer.from('{"specversion" : "1.0",  "é": 1, "x": ');
    const reponse = await echange.recevoir.execute({
      partenaire: 'gide',
      corps,
      typeContenu: 'application/cloudevents+json',
      webhookId: 'w2',
    });
    expect(reponse).toMatchObject({ accepte: false, statut: 400 });
    const { seule } = echange.unite;
    const [reception] = await seule<{ id: string; corps: Buffer; octets: number }>(
      'SELECT id, corps, octets FROM receptions',
    );
    if (!reception) throw new Error('nothing was kept');
    expect(reception.octets).toBe(corps.length);
    expect(reception.corps.includes('specversion')).toBe(false);
    expect(seule.chiffreur.dechiffrerCorps(reception.id, reception.corps)).toEqual(corps);
    expect(await issues()).toEqual(['illisible']);
  });

  it('tells a computed end when its day has come, E3 only once GIDE’s feed has been read [E3, H3]', async () => {
    await echange.webhook('gide', [
      affectation({ dateAffectation: '2010-03-01' }),
      evenement('statut.change', {
        demandeur: DE,
        statut: 1,
        situation: 'cessation_inscription',
        dateEffet: '2010-03-15',
      }),
    ]);
    await echange.vider();
    await echange.avancerJusqua('2010-09-20');
    const nuit = async () => {
      for (let apres: string | null = ''; apres !== null;)
        apres = (await echange.recalculer.execute(apres)).dernier;
      await echange.vider();
    };
    const sorties = () => echange.gide.dits.filter(({ type }) => type === 'fr.dude.sortie.prononcee.v1');
    await nuit();
    expect(sorties()).toEqual([]);
    await echange.unite.seule(`UPDATE curseurs SET lu_jusquau = '2010-09-20' WHERE partenaire = 'gide'`);
    await nuit();
    expect(sorties().map(({ data }) => [data.dateSortie, data.motif])).toEqual([
      ['2010-09-15', 'six_mois_cessation_ou_radiation'],
    ]);
    await nuit();
    expect(sorties()).toHaveLength(1);
  });
});
