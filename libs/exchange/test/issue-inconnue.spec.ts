import { LireChronologie, LireMessage, LireVersions } from '#exchange';
import { ErreurPartenaire } from '#partners';
import { injoignable, muet } from './destinataire-scenarise.js';
import { creerTerrainDEmission, type TerrainDEmission } from './terrain-d-emission.js';

describe('an outcome that is not known', () => {
  let terrain: TerrainDEmission;
  beforeEach(async () => {
    terrain = await creerTerrainDEmission();
    await terrain.affecter(1);
    await terrain.appliquer();
  });
  afterEach(() => terrain.echange.fermer());

  const emettre = () => terrain.echange.emettre.execute('parcours3');
  const idTenu = async () => (await terrain.sortants())[0]?.id ?? '';

  it('is `incertain` after a time-out, and nothing is sent again before the partner was asked [X6, X4.4]', async () => {
    const { parcours3, sortants, echoir } = terrain;
    parcours3.reponses.push(muet);
    expect(await emettre()).toEqual({ messages: 1, issue: 'incertaine' });
    expect(await sortants()).toMatchObject([{ issue: 'incertain', code: 'SANS_REPONSE', tentatives: 0 }]);
    expect(await emettre()).toBeNull();
    await echoir();
    expect(await emettre()).toEqual({ messages: 1, issue: 'regle' });
    expect(parcours3.envois).toHaveLength(1);
    expect(parcours3.questions).toEqual([[await idTenu()]]);
  });

  it('is told with every call that carried the message: what each was answered, and what differs from the one before [X6]', async () => {
    const { parcours3, echoir, echange } = terrain;
    parcours3.reponses.push(injoignable, muet);
    for (let fois = 0; fois < 4; fois += 1) {
      await emettre();
      await echoir();
    }
    const perimetre = { type: 'national' } as const;
    const message = await new LireMessage(echange.unite).execute({ id: await idTenu(), perimetre });
    if (!message) throw new Error('unreachable: the message is there');
    const { tentatives, etapes } = await new LireChronologie(echange.unite).execute(message, perimetre);
    expect(tentatives).toMatchObject([
      {
        numero: 1,
        reponse: 'transitoire',
        cause: 'connexion_refusee',
        statut: null,
        sort: null,
        changements: [],
      },
      { numero: 2, reponse: 'incertaine', cause: 'delai_depasse', sort: 'incertain', messages: 1 },
      { numero: 3, reponse: 'repondu', cause: null, statut: 200, sort: 'acquitte' },
    ]);
    expect(tentatives[2]?.changements).toEqual(
      expect.arrayContaining(['reponse', 'statut', 'cause', 'sort']),
    );
    const natures = etapes.map(({ nature }) => nature);
    expect([natures[0], natures.at(-1), natures.filter((une) => une === 'envoi').length]).toEqual([
      'decide',
      'reponse',
      3,
    ]);
    expect(await new LireVersions(echange.unite).execute(message, perimetre)).toMatchObject([
      { message: message.id, issue: 'acquitte' },
    ]);
    const origine = await new LireMessage(echange.unite).execute({ id: message.cause ?? '', perimetre });
    if (!origine) throw new Error('unreachable: what it came from is there');
    expect(await new LireChronologie(echange.unite).execute(origine, perimetre)).toMatchObject({
      faits: [{ sequence: '0000000001' }],
      calculs: [{ version: 1, avant: null, apres: 'affectee' }],
      emissions: [{ message: message.id, issue: 'acquitte' }],
      etapes: expect.arrayContaining([expect.objectContaining({ nature: 'emission', message: message.id })]),
    });
  });

  it('is settled without another sending when the partner had applied the version [X4.4]', async () => {
    const { parcours3, sortants, echoir, echange } = terrain;
    parcours3.reponses.push((evenements) => {
      for (const { id } of evenements) parcours3.sorts.set(id, 'applique');
      return muet();
    });
    await emettre();
    await echoir();
    await emettre();
    expect(await emettre()).toBeNull();
    expect(parcours3.envois).toHaveLength(1);
    expect(await sortants()).toMatchObject([{ issue: 'acquitte' }]);
    expect(await echange.unite.seule('SELECT sequence, acquittee FROM dit')).toEqual([
      { sequence: 1, acquittee: 1 },
    ]);
  });

  it('leaves again under the same event id and a new envoi when the partner never had it [X4.2]', async () => {
    const { parcours3, sortants, echoir } = terrain;
    parcours3.reponses.push(muet);
    await terrain.insister(3);
    await echoir();
    expect(new Set(parcours3.envois.map(({ id }) => id)).size).toBe(2);
    expect(new Set(parcours3.envois.flatMap(({ evenements }) => evenements.map(({ id }) => id))).size).toBe(
      1,
    );
    expect(await sortants()).toMatchObject([{ issue: 'acquitte', tentatives: 0 }]);
  });

  it('does not leave again when a newer version exists: `remplace` [X6]', async () => {
    const { parcours3, sortants, echoir, affecter, appliquer } = terrain;
    parcours3.reponses.push(muet);
    await emettre();
    await affecter(1, 2, '2010-08-31');
    await appliquer();
    await echoir();
    await terrain.insister(3);
    expect(await sortants()).toMatchObject([
      { issue: 'remplace', code: 'JAMAIS_ARRIVE' },
      { issue: 'acquitte', sequence: 2 },
    ]);
  });

  it('concerns an event of which the answer says nothing, and not its neighbours [X4.2]', async () => {
    const { parcours3, sortants, affecter, appliquer } = terrain;
    await affecter(2);
    await appliquer();
    parcours3.reponses.push((evenements) => {
      const [premier, second] = evenements;
      if (!premier || !second) throw new Error('both were expected in one lot');
      return {
        issue: 'repondu',
        resultats: new Map([[premier.id, { id: premier.id, statut: 'applique' }]]),
        absents: [second.id],
      };
    });
    await emettre();
    expect(await sortants()).toMatchObject([
      { issue: 'acquitte' },
      { issue: 'incertain', code: 'RESULTAT_ABSENT' },
    ]);
    await terrain.insister(3);
    expect(parcours3.envois.map(({ evenements }) => evenements.length)).toEqual([2, 1]);
    expect(await sortants()).toMatchObject([{ issue: 'acquitte' }, { issue: 'acquitte' }]);
  });

  it('is what a worker that died while telling leaves behind: the next one asks first [X4.4]', async () => {
    const { parcours3, sortants, echange } = terrain;
    parcours3.reponses.push((evenements) => {
      for (const { id } of evenements) parcours3.sorts.set(id, 'applique');
      throw new Error('killed');
    });
    await expect(emettre()).rejects.toThrow('killed');
    expect(await emettre()).toBeNull();
    await echange.unite.seule(`UPDATE tranches SET bail_jusqua = clock_timestamp() - interval '1 s'`);
    expect(await emettre()).toEqual({ messages: 1, issue: 'regle' });
    expect(parcours3.envois).toHaveLength(1);
    expect(await sortants()).toMatchObject([{ issue: 'acquitte' }]);
    expect(await echange.unite.seule('SELECT issue, cause FROM envois')).toEqual([
      { issue: 'interrompue', cause: 'envoi_interrompu' },
    ]);
  });

  it('stays unknown while the partner does not answer the question, and others are told meanwhile when it refuses it', async () => {
    const { parcours3, sortants, echoir, affecter, appliquer } = terrain;
    parcours3.reponses.push(muet);
    await emettre();
    await echoir();
    parcours3.questionsManquees.push(
      new ErreurPartenaire({
        partenaire: 'parcours3',
        classe: 'refus',
        cause: 'http_404',
        operation: 'rechercher',
      }),
    );
    await affecter(2);
    await appliquer();
    expect(await emettre()).toEqual({ messages: 0, issue: 'sans_reponse' });
    while (await emettre());
    expect(await sortants()).toMatchObject([{ issue: 'incertain' }, { issue: 'acquitte' }]);
    await terrain.insister(3);
    expect(await sortants()).toMatchObject([{ issue: 'acquitte' }, { issue: 'acquitte' }]);
  });

  it('is told in the transitions of the message, each with its cause [X6]', async () => {
    terrain.parcours3.reponses.push(muet);
    await terrain.insister(3);
    expect(
      await terrain.echange.unite.seule(
        'SELECT de, vers, cause FROM transitions WHERE message = $1 ORDER BY id',
        [await idTenu()],
      ),
    ).toEqual([
      { de: 'a_emettre', vers: 'incertain', cause: 'SANS_REPONSE' },
      { de: 'incertain', vers: 'a_emettre', cause: 'SANS_REPONSE' },
      { de: 'a_emettre', vers: 'acquitte', cause: 'emission' },
    ]);
  });
});
