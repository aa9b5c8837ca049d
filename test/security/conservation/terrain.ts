import { randomBytes } from 'node:crypto';
import { lireConservation } from '#config';
import { FinirRejeuxOublies, PiloterRejeu } from '#exchange';
import { accorderLesDroits, creerDataSource, UniteDeTravail } from '#persistence';
import { Purger, type Categorie } from '#supervision';
import { creerEchangeDEssai, type EchangeDEssai } from '#test/echange-d-essai';
import { evenement } from '#test/evenements';
import type { DataSource } from 'typeorm';

/** Someone whose cotraitance is over. */
export const PARTIE = { demandeur: '1234567A', cotraitance: 'CT-PARTIE' };
/** Someone whose cotraitance goes on. */
export const SUIVIE = { demandeur: '7654321B', cotraitance: 'CT-SUIVIE' };
export const INSCRITE = {
  statut: 1,
  situation: 'inscrit',
  dateEffet: '2010-02-01',
  motif: undefined,
  dureeMois: undefined,
};

/** An exchange, and a purge under the role of the processes. */
export class TerrainDeConservation {
  /** What each purge that had something to do let go. */
  readonly notes: number[] = [];
  /** Replays that were ended because nobody came back to them. */
  readonly oublies: string[] = [];
  readonly purger: Purger;

  private constructor(
    readonly echange: EchangeDEssai,
    /** The database as the processes have it, under their own role. */
    private readonly source: DataSource,
    readonly unite = new UniteDeTravail(source),
  ) {
    const piloter = new PiloterRejeu(unite, () => undefined);
    const finir = new FinirRejeuxOublies(unite, piloter, async (rejeu, _motif, travail) => {
      const issue = await travail();
      this.oublies.push(rejeu);
      return issue;
    });
    const noter = async (travail: () => Promise<number>): Promise<number> => {
      const nombre = await travail();
      this.notes.push(nombre);
      return nombre;
    };
    this.purger = new Purger(unite, lireConservation(), noter, finir);
  }

  static async creer(): Promise<TerrainDeConservation> {
    const echange = await creerEchangeDEssai({ aujourdhui: '2010-09-01' });
    const url = new URL(adresse(echange));
    url.username = `essai_purge_${randomBytes(6).toString('hex')}`;
    url.password = randomBytes(12).toString('hex');
    await accorderLesDroits(adresse(echange), { nom: url.username, motDePasse: url.password });
    const source = await creerDataSource({ url: url.href, taillePool: 2 }).initialize();
    return new TerrainDeConservation(echange, source);
  }

  async fermer(): Promise<void> {
    await this.source.destroy();
    await this.echange.fermer();
  }

  /** Of the owner of the tables. */
  get adresse(): string {
    return adresse(this.echange);
  }

  /** As the owner of the tables. */
  lire<T>(texte: string, parametres: unknown[] = []): Promise<T[]> {
    return this.echange.unite.seule<T>(texte, parametres);
  }

  async nombre(table: string, ou = 'true'): Promise<number> {
    return Number((await this.lire<{ n: number }>(`SELECT count(*) AS n FROM ${table} WHERE ${ou}`))[0]?.n);
  }

  async enRetard(): Promise<Partial<Record<Categorie, number>>> {
    const bilans = (await this.purger.simuler()).filter(({ enRetard }) => enRetard > 0);
    return Object.fromEntries(bilans.map(({ categorie, enRetard }) => [categorie, enRetard]));
  }

  /** Both are affected and followed; one leaves for good on 1 September 2010. */
  async vivre(): Promise<void> {
    for (const [rang, personne] of [PARTIE, SUIVIE].entries()) {
      const dit = { ...personne };
      await this.echange.webhook('gide', [
        evenement('affectation.enregistree', dit),
        evenement('statut.change', { ...INSCRITE, demandeur: personne.demandeur }),
      ]);
      await this.echange.webhook('parcours3', [evenement('parcours.initialise', dit)]);
      if (rang === 0)
        await this.echange.webhook('gide', [
          evenement('sortie.prononcee', { ...dit, dateSortie: '2010-08-15' }),
        ]);
    }
    await this.echange.vider();
  }

  /** A replay of this message that an operator has paused. */
  async rejouer(demandeur: string): Promise<void> {
    await this.lire(
      `WITH r AS (
         INSERT INTO rejeux (id, acteur, cle_idempotence, empreinte, simulation, motif, selection, debit, etat, total, jour)
         VALUES (gen_random_uuid(), 'cle:essai', 'a', '', false, 'Essai', '{}', 50, 'en_pause', 1, '2010-09-01') RETURNING id)
       INSERT INTO rejeu_messages (rejeu, rang, message, sens, demandeur, actif)
       SELECT r.id, 0, m.id, 'entrant', m.demandeur, true FROM r, messages_entrants m WHERE m.demandeur = $1`,
      [demandeur],
    );
  }

  /** An écart that waits for a person, about the affectation of who is followed. */
  async ouvrirUnEcart(): Promise<void> {
    await this.lire(
      `INSERT INTO ecarts (id, partenaire, vue, demandeur, seau, cle, type, nature, cause, proprietaire, etat, premier_le, depuis, vu_le)
       SELECT gen_random_uuid(), 'gide', 'declare', demandeur, 0, cle, type, 'different', 'inconnue', 'gide', 'ouvert', recu_le, recu_le, recu_le
       FROM messages_entrants WHERE demandeur = $1 AND type = 'affectation.enregistree'`,
      [SUIVIE.demandeur],
    );
  }

  /** Parcours 3 refused a version about who left, then took the next one. @returns the refused one */
  async refuserPuisAcquitter(): Promise<string> {
    const [version] = await this.lire<{ id: string }>(
      `WITH refusee AS (
         UPDATE messages_sortants SET issue = 'refuse', code = 'S007', detail = $1 || ' inconnu'
         WHERE id = (SELECT min(id::text)::uuid FROM messages_sortants WHERE demandeur = $1) RETURNING *)
       INSERT INTO messages_sortants (id, partenaire, jour, cree_le, type, cle, sequence, demandeur, cotraitance, data, issue, traite_le)
       SELECT gen_random_uuid(), partenaire, jour, cree_le, type, cle, 99, demandeur, cotraitance, data, 'acquitte', traite_le
       FROM refusee RETURNING (SELECT id FROM refusee) AS id`,
      [PARTIE.demandeur],
    );
    return version?.id ?? '';
  }

  /** Tables of which a column holds this text, in clear or in bytes. */
  async tablesQuiTiennent(texte: string): Promise<string[]> {
    const tables = await this.lire<{ nom: string }>(
      `SELECT tablename AS nom FROM pg_tables WHERE schemaname = 'public' ORDER BY 1`,
    );
    const tenues = await Promise.all(
      tables.map(({ nom }) =>
        this.lire(`SELECT FROM ${nom} t WHERE strpos(t::text, $1) > 0 OR strpos(t::text, $2) > 0 LIMIT 1`, [
          texte,
          Buffer.from(texte).toString('hex'),
        ]),
      ),
    );
    return tables.map(({ nom }) => nom).filter((_, rang) => tenues[rang]?.length !== 0);
  }

  /** An écart about who is followed, opened and closed so long ago. */
  async clore(age: string): Promise<void> {
    await this.lire(
      `WITH e AS (
         INSERT INTO ecarts (id, partenaire, vue, demandeur, seau, cle, type, cotraitance, nature, cause, proprietaire, etat, premier_le, depuis,
                             vu_le, clos_le, resolution)
         SELECT gen_random_uuid(), 'gide', 'declare', $1, 0, $3::text, 'statut.change', $2, 'different', 'inconnue', 'gide', 'clos', le, le, le, le,
                'accord'
         FROM (SELECT clock_timestamp() - $3::interval AS le) AS v RETURNING id, clos_le)
       INSERT INTO ecarts_evenements (ecart, le, evenement, par) SELECT id, clos_le, 'clos', 'passerelle' FROM e`,
      [SUIVIE.demandeur, SUIVIE.cotraitance, age],
    );
  }

  /** Of each kind of row that time alone ends, one too old and one that is not; two sessions that are over, one closed. */
  async planterDesRestes(): Promise<void> {
    await this.lire(`
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
}

function adresse({ source }: EchangeDEssai): string {
  return String((source.options as { url: string }).url);
}
