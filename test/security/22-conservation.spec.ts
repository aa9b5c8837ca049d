import { randomBytes } from 'node:crypto';
import { AGES_MINIMAUX, lireConservation, lireSurveillance } from '#config';
import { accorderLesDroits, creerDataSource, UniteDeTravail } from '#persistence';
import {
  effacerCotraitance,
  EvaluerAlarmes,
  NOMS_DES_CATEGORIES,
  Purger,
  ScellerJournaux,
  VerifierScellements,
  type Categorie,
  type ChaineVerifiee,
} from '#supervision';
import { affectationEnoncee } from '#test/affectation-enoncee';
import { attendreQue } from '#test/attendre-que';
import { creerEchangeDEssai, type EchangeDEssai } from '#test/echange-d-essai';
import { evenement } from '#test/evenements';
import { creerMonde } from '#test/monde-d-essai';
import { lancer } from '../../apps/cli/test/outil-d-essai.js';
import { RejeuDEssai } from '../../libs/exchange/test/rejeu-d-essai.js';
import type { DataSource } from 'typeorm';

const durees = lireConservation();
/** Someone whose cotraitance is over, someone whose cotraitance goes on. */
const PARTIE = { demandeur: '1234567A', cotraitance: 'CT-PARTIE' };
const SUIVIE = { demandeur: '7654321B', cotraitance: 'CT-SUIVIE' };
const INSCRITE = {
  statut: 1,
  situation: 'inscrit',
  dateEffet: '2010-02-01',
  motif: undefined,
  dureeMois: undefined,
};

describe('security check 22: what has had its time goes, and nothing else', () => {
  let echange: EchangeDEssai;
  /** The database as the processes have it, under their own role. */
  let source: DataSource;
  let unite: UniteDeTravail;
  let notes: number[];
  let purger: Purger;

  beforeEach(async () => {
    echange = await creerEchangeDEssai({ aujourdhui: '2010-09-01' });
    const base = String((echange.source.options as { url: string }).url);
    const url = new URL(base);
    url.username = `essai_purge_${randomBytes(6).toString('hex')}`;
    url.password = randomBytes(12).toString('hex');
    await accorderLesDroits(base, { nom: url.username, motDePasse: url.password });
    source = await creerDataSource({ url: url.href, taillePool: 2 }).initialize();
    unite = new UniteDeTravail(source);
    notes = [];
    purger = new Purger(unite, durees, async (travail) => {
      const nombre = await travail();
      notes.push(nombre);
      return nombre;
    });
  });
  afterEach(async () => {
    await source.destroy();
    await echange.fermer();
  });

  const lire = <T>(texte: string, parametres: unknown[] = []): Promise<T[]> =>
    echange.unite.seule<T>(texte, parametres);
  const nombre = async (table: string, ou = 'true'): Promise<number> =>
    Number((await lire<{ n: number }>(`SELECT count(*) AS n FROM ${table} WHERE ${ou}`))[0]?.n);
  const enRetard = async (): Promise<Partial<Record<Categorie, number>>> =>
    Object.fromEntries(
      (await purger.simuler())
        .filter((bilan) => bilan.enRetard > 0)
        .map(({ categorie, enRetard: combien }) => [categorie, combien]),
    );

  /** Both are affected and followed; one leaves for good on 1 September 2010. */
  async function vivre(): Promise<void> {
    for (const [rang, personne] of [PARTIE, SUIVIE].entries()) {
      const dit = { ...personne };
      await echange.webhook('gide', [
        evenement('affectation.enregistree', dit),
        evenement('statut.change', { ...INSCRITE, demandeur: personne.demandeur }),
      ]);
      await echange.webhook('parcours3', [evenement('parcours.initialise', dit)]);
      if (rang === 0)
        await echange.webhook('gide', [evenement('sortie.prononcee', { ...dit, dateSortie: '2010-08-15' })]);
    }
    await echange.vider();
  }

  /** A replay of this message that an operator has paused. */
  async function rejouer(demandeur: string): Promise<void> {
    await lire(
      `WITH r AS (
         INSERT INTO rejeux (id, acteur, cle_idempotence, empreinte, simulation, motif, selection, debit, etat, total, jour)
         VALUES (gen_random_uuid(), 'cle:essai', 'a', '', false, 'Essai', '{}', 50, 'en_pause', 1, '2010-09-01') RETURNING id)
       INSERT INTO rejeu_messages (rejeu, rang, message, sens, demandeur, actif)
       SELECT r.id, 0, m.id, 'entrant', m.demandeur, true FROM r, messages_entrants m WHERE m.demandeur = $1`,
      [demandeur],
    );
  }

  /** An écart that waits for a person, about the affectation of who is followed. */
  async function ouvrirUnEcart(): Promise<void> {
    await lire(
      `INSERT INTO ecarts (id, partenaire, vue, demandeur, seau, cle, type, nature, cause, proprietaire, etat, premier_le, depuis, vu_le)
       SELECT gen_random_uuid(), 'gide', 'declare', demandeur, 0, cle, type, 'different', 'inconnue', 'gide', 'ouvert', recu_le, recu_le, recu_le
       FROM messages_entrants WHERE demandeur = $1 AND type = 'affectation.enregistree'`,
      [SUIVIE.demandeur],
    );
  }

  /** Of each kind of row that time alone ends, one too old and one that is not; two sessions that are over, one closed. */
  async function planterDesRestes(): Promise<void> {
    await lire(`
      INSERT INTO envois (id, partenaire, messages, cree_le, fini_le, issue)
      SELECT gen_random_uuid(), 'gide', '{}', clock_timestamp() - a, CASE WHEN fini THEN clock_timestamp() - a END, 'repondu'
      FROM (VALUES (interval '367 days', true), (interval '365 days', true), (interval '400 days', false)) AS v (a, fini);
      INSERT INTO rejeux (id, acteur, cle_idempotence, empreinte, simulation, selection, debit, etat, total, jour, demande_le)
      SELECT gen_random_uuid(), 'cle:essai', a::text, '', true, '{}', 50, 'simule', 1, '2010-09-01', clock_timestamp() - a
      FROM (VALUES (interval '184 days'), (interval '182 days')) AS v (a);
      INSERT INTO rejeu_dossiers (rejeu, demandeur, rang, empreinte, apercu) SELECT id, '1234567A', 0, '', '{}' FROM rejeux;
      INSERT INTO comptes (id, emetteur, sujet, nom) VALUES ('01890000-0000-7000-8000-000000000001', 'https://identite.essai', '1', 'Essai');
      INSERT INTO habilitations (id, compte, role, portee, accordee_par, motif)
      VALUES ('01890000-0000-7000-8000-000000000002', '01890000-0000-7000-8000-000000000001', 'pilotage', 'nationale', 'essai', 'Essai');
      INSERT INTO sessions (empreinte, compte, habilitation, ouverte_le, vue_le, fermee_le, fermeture)
      SELECT sha256(a::text::bytea || fermee::text::bytea), '01890000-0000-7000-8000-000000000001', '01890000-0000-7000-8000-000000000002',
             clock_timestamp() - a, clock_timestamp() - a, CASE WHEN fermee THEN clock_timestamp() - a END,
             CASE WHEN fermee THEN 'deconnexion' END
      FROM (VALUES (interval '184 days', true), (interval '184 days', false), (interval '182 days', true)) AS v (a, fermee);
      INSERT INTO demasquages (session, objet_genre, objet, le, jusqua)
      SELECT sha256(''), 'message', gen_random_uuid()::text, clock_timestamp() - a - interval '15 min', clock_timestamp() - a
      FROM (VALUES (interval '32 days'), (interval '30 days')) AS v (a);
      INSERT INTO connexions (empreinte, etat, nonce, verifieur, retour, cree_le)
      SELECT sha256(a::text::bytea), 'e', 'n', 'v', '/', clock_timestamp() - a FROM (VALUES (interval '25 h'), (interval '23 h')) AS v (a);
      INSERT INTO bilans (id, verifie_le, jours, conforme, resultat, partenaires)
      SELECT gen_random_uuid(), clock_timestamp() - a, '{}', true, '{}', '{}' FROM (VALUES (interval '367 days'), (interval '365 days')) AS v (a);
    `);
  }

  it('lets nothing go under the ages that the database knows, whoever asks', async () => {
    expect(NOMS_DES_CATEGORIES.toSorted()).toEqual(Object.keys(AGES_MINIMAUX).sort());
    for (const categorie of NOMS_DES_CATEGORIES) {
      const minimum = AGES_MINIMAUX[categorie];
      await expect(unite.seule('SELECT purger($1, $2, 1)', [categorie, minimum - 1])).rejects.toMatchObject({
        code: '42501',
      });
      await unite.seule('SELECT purger($1, $2, 1)', [categorie, minimum]);
    }
    await expect(unite.seule(`SELECT purger('faits', 9000, 1)`)).rejects.toMatchObject({ code: '42501' });
  });

  it('contents go once their fate has been settled for long enough; what somebody still has to decide stays', async () => {
    await vivre();
    await echange.webhook('gide', [
      { ...evenement('statut.change', { demandeur: '1111111C' }), type: 'inconnu' },
    ]);
    await echange.webhook('gide', [
      evenement('affectation.enregistree', { demandeur: '2222222D', cotraitance: 'CT-2' }),
    ]);
    await echange.webhook('gide', [
      evenement('affectation.enregistree', { demandeur: '3333333E', cotraitance: 'CT-3' }),
    ]);
    await echange.vider();
    // One that failed, one in a replay that runs, one of an open écart, one refused: whoever decides of them needs them.
    await lire(`UPDATE messages_entrants SET issue = 'en_echec' WHERE demandeur = '2222222D'`);
    await rejouer('3333333E');
    await ouvrirUnEcart();
    const presents = (): Promise<number> => nombre('receptions', 'corps IS NOT NULL');
    expect(await presents()).toBe(8);
    // All but what was told of the fact that the écart is about.
    const emis = await nombre('messages_sortants');

    await echange.avancerJusqua('2011-02-28');
    expect(await purger.simuler()).toContainEqual({ categorie: 'corps_recus', purges: 0, enRetard: 0 });
    await echange.avancerJusqua('2011-03-04');
    expect(await enRetard()).toEqual({ corps_recus: 4, contenus_emis: emis - 1 });

    await echange.webhook('gide', [
      evenement('statut.change', { ...INSCRITE, demandeur: SUIVIE.demandeur, statut: 2 }),
    ]);
    await echange.vider();
    expect((await purger.execute())?.reduce((total, { purges }) => total + purges, 0)).toBe(3 + emis);
    expect(await enRetard()).toEqual({});
    expect(notes).toEqual([3 + emis]);
    expect(await presents()).toBe(5);
    expect(await nombre('receptions', 'corps_purge_le IS NOT NULL')).toBe(4);
    expect(await nombre('messages_entrants', `issue = 'applique' AND donnees IS NULL`)).toBe(5);
    // Metadata, facts and states are whole.
    expect(await nombre('messages_entrants')).toBe(11);
    expect(await nombre('dossiers', 'version > 0')).toBe(4);

    await echange.avancerJusqua('2011-09-10');
    expect(await enRetard()).toMatchObject({ corps_refuses: 1 });
    await purger.execute();
    expect(await enRetard()).toEqual({});
  });

  it('a replay of what has lost its bytes says so, and the exchange goes on', async () => {
    await vivre();
    await echange.webhook('gide', [{ ...evenement('statut.change', INSCRITE), type: 'inconnu' }]);
    await echange.avancerJusqua('2011-09-10');
    await purger.execute();
    const messages = await lire<{ id: string; code: string }>(
      `SELECT id, CASE issue WHEN 'applique' THEN 'DEJA_APPLIQUE' ELSE 'CORPS_EFFACE' END AS code FROM messages_entrants ORDER BY id`,
    );
    const rejeu = await new RejeuDEssai(echange).simuler(messages.map(({ id }) => id));
    expect(rejeu.messages.map(({ code }) => code).sort()).toEqual(messages.map(({ code }) => code).sort());
    expect(messages).toContainEqual(expect.objectContaining({ code: 'CORPS_EFFACE' }));
    const dits = echange.parcours3.dits.length;
    await echange.webhook('gide', [
      evenement('statut.change', { ...INSCRITE, demandeur: SUIVIE.demandeur, statut: 2 }),
    ]);
    await echange.vider();
    expect(echange.parcours3.dits.length).toBeGreaterThan(dits);
  });

  it('a dossier goes two years after its end, with all that names the person but its digests; who is followed stays', async () => {
    await vivre();
    const avant = await lire(
      'SELECT partenaire, dit, declare FROM empreintes WHERE demandeur = $1 ORDER BY 1',
      [PARTIE.demandeur],
    );
    expect(avant.length).toBeGreaterThan(0);
    await echange.avancerJusqua('2012-08-30');
    await purger.execute();
    expect(await nombre('dossiers')).toBe(2);
    await echange.avancerJusqua('2012-09-03');
    expect(await enRetard()).toEqual({ dossiers: 1 });
    await purger.execute();
    expect(await enRetard()).toEqual({});
    for (const table of [
      'dossiers',
      'faits',
      'cotraitances',
      'historique',
      'dit',
      'messages_entrants',
      'messages_sortants',
    ])
      expect([table, await nombre(table, `demandeur = '${PARTIE.demandeur}'`)]).toEqual([table, 0]);
    for (const table of [
      'dossiers',
      'faits',
      'cotraitances',
      'historique',
      'dit',
      'messages_entrants',
      'messages_sortants',
    ])
      expect([table, (await nombre(table, `demandeur = '${SUIVIE.demandeur}'`)) > 0]).toEqual([table, true]);
    expect(
      await lire('SELECT partenaire, dit, declare FROM empreintes WHERE demandeur = $1 ORDER BY 1', [
        PARTIE.demandeur,
      ]),
    ).toEqual(avant);
    // Nothing was told to anybody, and nothing is to be.
    expect(await nombre('messages_sortants', `issue <> 'acquitte'`)).toBe(0);
  });

  it('what was erased and comes back is a duplicate; the person who comes back is a person like another', async () => {
    const affectation = evenement('affectation.enregistree', PARTIE);
    await echange.webhook('gide', [affectation]);
    await echange.webhook('gide', [evenement('sortie.prononcee', { ...PARTIE, dateSortie: '2010-08-15' })]);
    await echange.vider();
    await echange.avancerJusqua('2012-10-01');
    await purger.execute();
    expect(await nombre('dossiers')).toBe(0);
    await echange.webhook('gide', [affectation]);
    await echange.vider();
    expect(await nombre('messages_entrants', `issue = 'doublon'`)).toBe(1);
    expect(await nombre('faits')).toBe(0);
    await echange.webhook('gide', [
      evenement('affectation.enregistree', {
        ...PARTIE,
        cotraitance: 'CT-NEUVE',
        dateAffectation: '2012-09-30',
      }),
    ]);
    await echange.vider();
    expect(await nombre('cotraitances', `cotraitance = 'CT-NEUVE' AND phase = 'entree'`)).toBe(1);
  });

  it('technical rows go by their real age', async () => {
    await planterDesRestes();
    expect(await enRetard()).toEqual({
      envois: 1,
      apercus_de_rejeu: 1,
      sessions: 2,
      demasquages: 1,
      connexions: 1,
      bilans: 1,
    });
    await purger.execute();
    expect(await enRetard()).toEqual({});
    for (const [table, restent] of [
      ['envois', 2],
      ['rejeu_dossiers', 1],
      ['sessions', 1],
      ['demasquages', 1],
      ['connexions', 1],
      ['bilans', 1],
    ] as const)
      expect([table, await nombre(table)]).toEqual([table, restent]);
  });

  describe('sealed records', () => {
    const LIRE = `INSERT INTO lectures (lu_le, acteur, role, action, nombre) VALUES (clock_timestamp() - $1::interval, 'cle:1', 'auditeur', 'etat', 1)`;
    const AGIR = `INSERT INTO actes (le, acte, issue, acteur, role, portee, action)
                  VALUES (clock_timestamp() - $1::interval, gen_random_uuid(), 'entame', 'cle:1', 'exploitant', 'nationale', 'rejeu.pause')`;
    /** A sealed stretch of four rows of that age in both records. */
    async function sceller(age: string): Promise<void> {
      for (let ligne = 0; ligne < 4; ligne += 1) for (const ordre of [LIRE, AGIR]) await lire(ordre, [age]);
      await new ScellerJournaux(echange.unite, 0).execute();
      await lire(
        `UPDATE scellements_journaux SET le = clock_timestamp() - $1::interval
         WHERE rang = (SELECT max(rang) FROM scellements_journaux)`,
        [age],
      );
    }
    const verifier = async (): Promise<ChaineVerifiee[]> =>
      (await new VerifierScellements(unite).execute()).filter(({ journal }) => journal !== 'transitions');

    it('go by whole stretches, and what stays is proven from the last seal that went', async () => {
      for (const age of ['400 days', '380 days', '367 days', '365 days', '1 day']) await sceller(age);
      expect(await enRetard()).toEqual({ lectures: 12, actes: 12 });
      await purger.execute();
      expect(await enRetard()).toEqual({});
      const purge: unknown = expect.objectContaining({ rang: 3, lignes: 12 });
      for (const chaine of await verifier())
        expect(chaine).toMatchObject({ scellements: 2, lignes: 8, rompus: [], purge, dernier: { rang: 5 } });
      expect(await nombre('lectures')).toBe(8);
      expect(await nombre('scellements_journaux', `journal = 'actes'`)).toBe(3);
      // The chain goes on, and a change of what stays is still found at its seal.
      await sceller('1 hour');
      await lire(`UPDATE lectures SET acteur = 'cle:2' WHERE id = 14`);
      await lire('DELETE FROM actes WHERE id = 13');
      expect((await verifier()).map(({ scellements, rompus }) => [scellements, rompus[0]?.rang])).toEqual([
        [3, 4],
        [3, 4],
      ]);
    });

    it('that somebody has changed stay whole, are counted as overdue, and raise an alarm after two days', async () => {
      for (const age of ['400 days', '380 days', '1 day']) await sceller(age);
      await lire(`UPDATE lectures SET acteur = 'cle:2' WHERE id = 2`);
      await lire('DELETE FROM actes WHERE id = 6');
      await purger.execute();
      expect(await enRetard()).toEqual({ lectures: 8, actes: 4 });
      expect(await nombre('lectures')).toBe(12);
      const alarmes = async (): Promise<string[]> =>
        (
          await lire<{ objet: string }>(
            `SELECT objet FROM alarmes WHERE nature = 'PURGE_EN_RETARD' AND etat <> 'close' ORDER BY 1`,
          )
        ).map(({ objet }) => objet);
      const evaluer = () => new EvaluerAlarmes(unite, lireSurveillance(), false).execute('maintenant');
      await evaluer();
      expect(await alarmes()).toEqual([]);
      await lire(`UPDATE purges_categories SET en_retard_depuis = en_retard_depuis - interval '49 hours'`);
      await evaluer();
      expect(await alarmes()).toEqual(['actes', 'lectures']);
      await lire(`UPDATE purges SET finie_le = clock_timestamp() - interval '49 hours'`);
      await lire(`UPDATE surveillance SET premiere_le = clock_timestamp() - interval '49 hours'`);
      await evaluer();
      expect(await alarmes()).toEqual(['actes', 'lectures', 'purge']);
    });

    it('do not go for a seal that somebody has forged', async () => {
      await sceller('1 day');
      await lire(LIRE, ['0 s']);
      await unite.seule(
        `INSERT INTO scellements_journaux (journal, rang, jusqua, nombre, empreinte, le)
         VALUES ('lectures', 2, 99, 1, '', clock_timestamp() - interval '400 days')`,
      );
      await lire(`UPDATE scellements_journaux SET le = clock_timestamp() - interval '400 days'`);
      expect(await unite.seule(`SELECT purger('lectures', 183, 1) AS n`)).toEqual([{ n: 0 }]);
      expect(await nombre('lectures')).toBe(5);
    });
  });

  it('nobody makes things old by moving the business clock', async () => {
    await lire('UPDATE horloge SET aujourdhui = NULL');
    await vivre();
    await unite.seule(`UPDATE horloge SET aujourdhui = '2100-01-01'`);
    for (const categorie of ['corps_recus', 'contenus_emis', 'dossiers'] satisfies Categorie[])
      expect(await unite.seule('SELECT purger($1, 183, 100) AS n', [categorie])).toEqual([{ n: 0 }]);
  });

  it('is made once a day by one process, and gone on with when that one is lost', async () => {
    expect(await purger.estDue()).toBe(true);
    await unite.seule(`UPDATE purges SET jeton = 7, bail_jusqua = clock_timestamp() + interval '1 minute'`);
    expect([await purger.estDue(), await purger.execute(), await purger.execute('maintenant')]).toEqual([
      false,
      null,
      null,
    ]);
    await unite.seule(`UPDATE purges SET bail_jusqua = clock_timestamp() - interval '1 s'`);
    expect(await purger.execute()).not.toBeNull();
    expect([await purger.estDue(), await purger.execute()]).toEqual([false, null]);
    await echange.avancerJusqua('2010-09-02');
    expect(await purger.estDue()).toBe(true);
    // Nothing was old enough: no act says that something was done.
    expect(notes).toEqual([]);
  });

  describe('a person asks for erasure', () => {
    const effacer = async (simuler = false): Promise<Record<string, [number, number]>> =>
      Object.fromEntries(
        (await effacerCotraitance(unite.seule, PARTIE.cotraitance, simuler)).map(
          ({ categorie, effaces, restent }) => [categorie, [effaces, restent]],
        ),
      );

    it('what the exchange needs stays and is said; what may go goes at once; asked again, nothing more', async () => {
      await vivre();
      const tout = await effacer();
      expect(tout).toMatchObject({ corps_recus: [0, 3], dossiers: [0, 1] });

      await echange.avancerJusqua('2010-11-15');
      expect(await effacer(true)).toMatchObject({ corps_recus: [3, 0], dossiers: [0, 1] });
      expect(await nombre('receptions', 'corps IS NULL')).toBe(0);
      expect(await effacer()).toMatchObject({ corps_recus: [3, 0], dossiers: [0, 1] });
      expect(await effacer()).toMatchObject({ corps_recus: [0, 0], contenus_emis: [0, 0], dossiers: [0, 1] });
      // Nobody else's.
      expect(await nombre('receptions', 'corps IS NOT NULL')).toBe(2);

      await echange.avancerJusqua('2011-03-10');
      expect(await effacer()).toMatchObject({ dossiers: [1, 0] });
      expect(await nombre('faits', `demandeur = '${PARTIE.demandeur}'`)).toBe(0);
      expect(await nombre('faits', `demandeur = '${SUIVIE.demandeur}'`)).toBeGreaterThan(0);
      expect(await effacer()).toEqual({
        corps_recus: [0, 0],
        contenus_emis: [0, 0],
        ecarts_clos: [0, 0],
        dossiers: [0, 0],
      });
    });

    it('by a command that keeps its act and its motif, and says what stays and why', async () => {
      await vivre();
      await echange.avancerJusqua('2010-11-15');
      const base = { DATABASE_URL: String((echange.source.options as { url: string }).url) };
      const { code, sortie } = await lancer(
        ['effacement', PARTIE.cotraitance, '--motif', 'Demande du 3 mars'],
        base,
      );
      expect([code, sortie]).toEqual([0, expect.stringContaining('art. 17.3 b')]);
      expect(
        await lire(
          `SELECT issue, objet, cotraitance, motif FROM actes WHERE action = 'personne.effacement' ORDER BY id`,
        ),
      ).toEqual(
        ['entame', 'fait'].map((issue) => ({
          issue,
          objet: PARTIE.cotraitance,
          cotraitance: PARTIE.cotraitance,
          motif: 'Demande du 3 mars',
        })),
      );
      expect((await lancer(['effacement', 'CT-INCONNUE', '--motif', 'x'], base)).sortie).toContain(
        'Rien n’est tenu',
      );

      const apercu = await lancer(['conservation', '--simuler'], base);
      expect([apercu.code, apercu.sortie]).toEqual([0, expect.stringContaining('Lectures de dossiers')]);
      expect((await lancer(['conservation', '--json'], base)).code).toBe(0);
      expect((await lancer(['scellements'], base)).code).toBe(0);
    });
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
