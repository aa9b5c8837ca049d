import { AGES_MINIMAUX } from '#config';
import { lireEchecs } from '#exchange';
import { effacerCotraitance, NOMS_DES_CATEGORIES, type Categorie } from '#supervision';
import { affectationEnoncee } from '#test/affectation-enoncee';
import { attendreQue } from '#test/attendre-que';
import { evenement } from '#test/evenements';
import { creerMonde } from '#test/monde-d-essai';
import { RejeuDEssai } from '../../libs/exchange/test/rejeu-d-essai.js';
import { INSCRITE, PARTIE, SUIVIE, TerrainDeConservation } from './conservation/terrain.js';

describe('security check 22: what has had its time goes, and nothing else', () => {
  let t: TerrainDeConservation;
  beforeEach(async () => {
    t = await TerrainDeConservation.creer();
  });
  afterEach(() => t.fermer());

  it('lets nothing go under the ages that the database knows, whoever asks', async () => {
    expect(NOMS_DES_CATEGORIES.toSorted()).toEqual(Object.keys(AGES_MINIMAUX).sort());
    for (const categorie of NOMS_DES_CATEGORIES) {
      const minimum = AGES_MINIMAUX[categorie];
      await expect(t.unite.seule('SELECT purger($1, $2, 1)', [categorie, minimum - 1])).rejects.toMatchObject(
        {
          code: '42501',
        },
      );
      await t.unite.seule('SELECT purger($1, $2, 1)', [categorie, minimum]);
    }
    await expect(t.unite.seule(`SELECT purger('faits', 9000, 1)`)).rejects.toMatchObject({ code: '42501' });
  });

  it('contents go once their fate has been settled for long enough; what somebody still has to decide stays', async () => {
    await t.vivre();
    await t.echange.webhook('gide', [
      { ...evenement('statut.change', { demandeur: '1111111C' }), type: 'inconnu' },
    ]);
    await t.echange.webhook('gide', [
      evenement('affectation.enregistree', { demandeur: '2222222D', cotraitance: 'CT-2' }),
    ]);
    await t.echange.webhook('gide', [
      evenement('affectation.enregistree', { demandeur: '3333333E', cotraitance: 'CT-3' }),
    ]);
    await t.echange.vider();
    // One that failed, one in a replay that runs, one of an open écart, one refused: whoever decides of them needs them.
    await t.lire(`UPDATE messages_entrants SET issue = 'en_echec' WHERE demandeur = '2222222D'`);
    await t.rejouer('3333333E');
    await t.ouvrirUnEcart();
    const presents = (): Promise<number> => t.nombre('receptions', 'corps IS NOT NULL');
    expect(await presents()).toBe(8);
    // All but what was told of the fact that the écart is about.
    const emis = await t.nombre('messages_sortants');

    await t.echange.avancerJusqua('2011-02-28');
    expect(await t.purger.simuler()).toContainEqual({ categorie: 'corps_recus', purges: 0, enRetard: 0 });
    await t.echange.avancerJusqua('2011-03-04');
    expect(await t.enRetard()).toEqual({ corps_recus: 4, contenus_emis: emis - 1 });

    await t.echange.webhook('gide', [
      evenement('statut.change', { ...INSCRITE, demandeur: SUIVIE.demandeur, statut: 2 }),
    ]);
    await t.echange.vider();
    expect((await t.purger.execute())?.reduce((total, { purges }) => total + purges, 0)).toBe(3 + emis);
    expect(await t.enRetard()).toEqual({});
    expect(t.notes).toEqual([3 + emis]);
    expect(await presents()).toBe(5);
    expect(await t.nombre('receptions', 'corps_purge_le IS NOT NULL')).toBe(4);
    expect(await t.nombre('messages_entrants', `issue = 'applique' AND donnees IS NULL`)).toBe(5);
    // Metadata, facts and states are whole.
    expect(await t.nombre('messages_entrants')).toBe(11);
    expect(await t.nombre('dossiers', 'version > 0')).toBe(4);

    await t.echange.avancerJusqua('2011-09-10');
    expect(await t.enRetard()).toMatchObject({ corps_refuses: 1 });
    await t.purger.execute();
    expect(await t.enRetard()).toEqual({});
  });

  it.each(['en_pause', 'a_confirmer'])(
    'a replay %s for a month holds its messages no longer',
    async (etat) => {
      await t.echange.webhook('gide', [
        evenement('affectation.enregistree', { demandeur: '3333333E', cotraitance: 'CT-3' }),
      ]);
      await t.rejouer('3333333E');
      await t.lire(
        `UPDATE rejeux SET etat = $1, confirmation_requise = $1 = 'a_confirmer', demande_le = clock_timestamp() - interval '29 days'`,
        [etat],
      );
      await t.purger.execute('maintenant');
      expect([t.oublies, await t.nombre('rejeu_messages', 'actif')]).toEqual([[], 1]);
      await t.lire(`UPDATE rejeux SET demande_le = clock_timestamp() - interval '31 days'`);
      await t.purger.simuler();
      expect(t.oublies).toEqual([]);
      await t.purger.execute('maintenant');
      expect(await t.lire('SELECT id, etat, fin IS NOT NULL AS fini FROM rejeux')).toEqual([
        { id: t.oublies[0], etat: 'interrompu', fini: true },
      ]);
      expect(await t.nombre('rejeu_messages', 'actif')).toBe(0);
    },
  );

  it('a replay of what has lost its bytes says so, and the exchange goes on', async () => {
    await t.vivre();
    await t.echange.webhook('gide', [{ ...evenement('statut.change', INSCRITE), type: 'inconnu' }]);
    await t.echange.avancerJusqua('2011-09-10');
    await t.purger.execute();
    const messages = await t.lire<{ id: string; code: string }>(
      `SELECT id, CASE issue WHEN 'applique' THEN 'DEJA_APPLIQUE' ELSE 'CORPS_EFFACE' END AS code FROM messages_entrants ORDER BY id`,
    );
    const rejeu = await new RejeuDEssai(t.echange).simuler(messages.map(({ id }) => id));
    expect(rejeu.messages.map(({ code }) => code).sort()).toEqual(messages.map(({ code }) => code).sort());
    expect(messages).toContainEqual(expect.objectContaining({ code: 'CORPS_EFFACE' }));
    const dits = t.echange.parcours3.dits.length;
    await t.echange.webhook('gide', [
      evenement('statut.change', { ...INSCRITE, demandeur: SUIVIE.demandeur, statut: 2 }),
    ]);
    await t.echange.vider();
    expect(t.echange.parcours3.dits.length).toBeGreaterThan(dits);
  });

  it('a dossier goes two years after its end, with all that names the person but its digests; who is followed stays', async () => {
    await t.vivre();
    const avant = await t.lire(
      'SELECT partenaire, dit, declare FROM empreintes WHERE demandeur = $1 ORDER BY 1',
      [PARTIE.demandeur],
    );
    expect(avant.length).toBeGreaterThan(0);
    await t.echange.avancerJusqua('2012-08-30');
    await t.purger.execute();
    expect(await t.nombre('dossiers')).toBe(2);
    await t.echange.avancerJusqua('2012-09-03');
    expect(await t.enRetard()).toEqual({ dossiers: 1 });
    await t.purger.execute();
    expect(await t.enRetard()).toEqual({});
    for (const table of [
      'dossiers',
      'faits',
      'cotraitances',
      'historique',
      'dit',
      'messages_entrants',
      'messages_sortants',
    ])
      expect([table, await t.nombre(table, `demandeur = '${PARTIE.demandeur}'`)]).toEqual([table, 0]);
    for (const table of [
      'dossiers',
      'faits',
      'cotraitances',
      'historique',
      'dit',
      'messages_entrants',
      'messages_sortants',
    ])
      expect([table, (await t.nombre(table, `demandeur = '${SUIVIE.demandeur}'`)) > 0]).toEqual([
        table,
        true,
      ]);
    expect(
      await t.lire('SELECT partenaire, dit, declare FROM empreintes WHERE demandeur = $1 ORDER BY 1', [
        PARTIE.demandeur,
      ]),
    ).toEqual(avant);
    // Nothing was told to anybody, and nothing is to be.
    expect(await t.nombre('messages_sortants', `issue <> 'acquitte'`)).toBe(0);
  });

  it('a refused version of an erased dossier is no failure any more, and a replay of it says why', async () => {
    await t.vivre();
    const refusee = await t.refuserPuisAcquitter();
    const rejeux = new RejeuDEssai(t.echange);
    const filtre = { demandeur: PARTIE.demandeur };
    await rejeux.demande({ cible: { par: 'filtre', filtre }, simulation: true, motif: null });
    expect(await lireEchecs(t.unite.seule, { type: 'national' })).toEqual([]);
    await t.echange.avancerJusqua('2012-10-01');
    await t.purger.execute();
    expect(await t.nombre('dossiers')).toBe(1);
    expect(await lireEchecs(t.unite.seule, { type: 'national' })).toEqual([]);
    const { messages } = await rejeux.simuler([refusee]);
    expect(messages).toMatchObject([
      {
        verdict: 'non_rejouable',
        code: 'DOSSIER_EFFACE',
        detail: expect.stringContaining('effacé') as unknown,
      },
    ]);
    // Nor does the number stand anywhere else, but with the digests of which the partners remind us.
    expect(await t.tablesQuiTiennent(PARTIE.demandeur)).toEqual(['empreintes']);
    expect(await t.tablesQuiTiennent(SUIVIE.demandeur)).toContain('faits');
  });

  it('what both partners have forgotten too is counted, and goes', async () => {
    await t.lire(
      `INSERT INTO empreintes (partenaire, demandeur, seau) SELECT 'gide', n || 'A', 0 FROM generate_series(9000001, 9000150) AS n`,
    );
    expect(await t.enRetard()).toEqual({ dossiers: 150 });
    // One is enough to know that something is due; none is counted beyond the bound.
    expect(await t.unite.seule(`SELECT compter_a_purger('dossiers', 183, 40)::int AS n`)).toEqual([
      { n: 40 },
    ]);
    await t.purger.execute();
    expect([await t.enRetard(), await t.nombre('empreintes'), t.notes]).toEqual([{}, 0, [150]]);
  });

  it('an écart counts from what happened to it last, whatever the role writes of its end', async () => {
    await t.lire('UPDATE horloge SET aujourdhui = NULL');
    await t.clore('90 days');
    await t.clore('1 day');
    await t.unite.seule(`UPDATE ecarts SET clos_le = clos_le - interval '10 years'`);
    const purger = (): Promise<{ n: number }[]> => t.unite.seule(`SELECT purger('ecarts_clos', 60, 10) AS n`);
    expect([await purger(), await purger(), await t.nombre('ecarts')]).toEqual([[{ n: 1 }], [{ n: 0 }], 1]);
    await t.lire(
      `INSERT INTO cotraitances (demandeur, cotraitance, resume, version, calcule_au, connu_le)
       VALUES ($1, $2, '{}', 1, '2010-09-01', clock_timestamp())`,
      [SUIVIE.demandeur, SUIVIE.cotraitance],
    );
    expect(await effacerCotraitance(t.unite.seule, SUIVIE.cotraitance, false)).toContainEqual({
      categorie: 'ecarts_clos',
      effaces: 0,
      restent: 1,
    });
  });

  it('what was erased and comes back is a duplicate; the person who comes back is a person like another', async () => {
    const affectation = evenement('affectation.enregistree', PARTIE);
    await t.echange.webhook('gide', [affectation]);
    await t.echange.webhook('gide', [evenement('sortie.prononcee', { ...PARTIE, dateSortie: '2010-08-15' })]);
    await t.echange.vider();
    await t.echange.avancerJusqua('2012-10-01');
    await t.purger.execute();
    expect(await t.nombre('dossiers')).toBe(0);
    await t.echange.webhook('gide', [affectation]);
    await t.echange.vider();
    expect(await t.nombre('messages_entrants', `issue = 'doublon'`)).toBe(1);
    expect(await t.nombre('faits')).toBe(0);
    await t.echange.webhook('gide', [
      evenement('affectation.enregistree', {
        ...PARTIE,
        cotraitance: 'CT-NEUVE',
        dateAffectation: '2012-09-30',
      }),
    ]);
    await t.echange.vider();
    expect(await t.nombre('cotraitances', `cotraitance = 'CT-NEUVE' AND phase = 'entree'`)).toBe(1);
  });

  it('technical rows go by their real age', async () => {
    await t.planterDesRestes();
    expect(await t.enRetard()).toEqual({
      envois: 1,
      apercus_de_rejeu: 1,
      sessions: 2,
      demasquages: 1,
      connexions: 1,
      bilans: 1,
    });
    await t.purger.execute();
    expect(await t.enRetard()).toEqual({});
    for (const [table, restent] of [
      ['envois', 2],
      ['rejeu_dossiers', 1],
      ['sessions', 1],
      ['demasquages', 1],
      ['connexions', 1],
      ['bilans', 1],
    ] as const)
      expect([table, await t.nombre(table)]).toEqual([table, restent]);
  });

  it('nobody makes things old by moving the business clock', async () => {
    await t.lire('UPDATE horloge SET aujourdhui = NULL');
    await t.vivre();
    await t.unite.seule(`UPDATE horloge SET aujourdhui = '2100-01-01'`);
    for (const categorie of ['corps_recus', 'contenus_emis', 'dossiers'] satisfies Categorie[])
      expect(await t.unite.seule('SELECT purger($1, 183, 100) AS n', [categorie])).toEqual([{ n: 0 }]);
  });

  it('is made once a day by one process, and gone on with when that one is lost', async () => {
    expect(await t.purger.estDue()).toBe(true);
    await t.unite.seule(`UPDATE purges SET jeton = 7, bail_jusqua = clock_timestamp() + interval '1 minute'`);
    expect([await t.purger.estDue(), await t.purger.execute(), await t.purger.execute('maintenant')]).toEqual(
      [false, null, null],
    );
    await t.unite.seule(`UPDATE purges SET bail_jusqua = clock_timestamp() - interval '1 s'`);
    expect(await t.purger.execute()).not.toBeNull();
    expect([await t.purger.estDue(), await t.purger.execute()]).toEqual([false, null]);
    await t.echange.avancerJusqua('2010-09-02');
    expect(await t.purger.estDue()).toBe(true);
    // Nothing was old enough: no act says that something was done.
    expect(t.notes).toEqual([]);
  });
});

describe('security check 22: after a purge, in the exchange as it is deployed', () => {
  it('the worker lets go by itself what has had its time; the night finds both partners in agreement', async () => {
    const monde = await creerMonde();
    try {
      monde.gide.enoncer(
        affectationEnoncee('CT-PARTIE', '1234567A'),
        {
          type: 'sortie.prononcee',
          data: {
            cotraitance: 'CT-PARTIE',
            demandeur: '1234567A',
            dateSortie: '2010-08-15',
            motif: 'demenagement_hors_zone',
          },
        },
        affectationEnoncee('CT-SUIVIE', '7654321B'),
      );
      expect((await monde.synchroniser()).etat).toBe('terminee');
      const compter = async (ou: string): Promise<number> =>
        (await monde.unite.seule<{ n: number }>(`SELECT count(*)::int AS n FROM ${ou}`))[0]?.n ?? -1;
      expect(await compter('dossiers')).toBe(2);
      // Somebody paused a replay, and nobody came back.
      await monde.unite.seule(
        `INSERT INTO rejeux (id, acteur, cle_idempotence, empreinte, simulation, motif, selection, debit, etat, total, jour, demande_le)
         VALUES ('01890000-0000-7000-8000-000000000001', 'cle:essai', 'a', '', false, 'Essai', '{}', 50, 'en_pause', 1, '2010-09-01',
                 clock_timestamp() - interval '31 days')`,
      );
      await monde.avancerJusqua('2012-09-10');
      await attendreQue(
        'the worker purges',
        async () => (await compter(`dossiers WHERE demandeur = '1234567A'`)) === 0,
      );
      await attendreQue('it is over', async () => (await compter(`purges WHERE jour = '2012-09-10'`)) === 1);
      const dits = monde.parcours3.dit().length;
      expect((await monde.synchroniser()).etat).toBe('terminee');
      expect(await compter('ecarts')).toBe(0);
      expect(await compter(`dossiers WHERE demandeur = '1234567A'`)).toBe(0);
      expect(
        await compter(
          `actes WHERE action = 'conservation.purge' AND issue = 'fait' AND acteur = 'systeme:purge'`,
        ),
      ).toBe(1);
      expect(
        await monde.unite.seule(
          `SELECT r.etat, a.acteur, a.issue FROM rejeux r JOIN actes a ON a.objet = r.id::text
           WHERE a.action = 'rejeu.interruption' AND a.issue <> 'entame'`,
        ),
      ).toEqual([{ etat: 'interrompu', acteur: 'systeme:purge', issue: 'fait' }]);
      expect(monde.parcours3.dit().length).toBeGreaterThanOrEqual(dits);
      // The partner forgets in turn: the digests that were left go too, and no écart opens.
      const empreintes = `empreintes WHERE demandeur = '1234567A' AND (dit IS NOT NULL OR declare IS NOT NULL)`;
      const tenues = await compter(empreintes);
      expect(tenues).toBeGreaterThan(0);
      for (const { cle } of monde.parcours3.dit({ demandeur: '1234567A' }))
        monde.parcours3.alterer({ vue: 'dit', demandeur: '1234567A', cle, perdre: true });
      expect((await monde.synchroniser()).etat).toBe('terminee');
      expect(await compter(empreintes)).toBe(tenues - 1);
      expect(await compter('ecarts')).toBe(0);
    } finally {
      await monde.fermer();
    }
  });
});
