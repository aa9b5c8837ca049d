import { MigrationInterface, QueryRunner } from 'typeorm';

/** The life of a message, in and out: receptions as received, fates, memory of ids, what each partner was told. */
export class Messages1700000000002 implements MigrationInterface {
  name = 'Messages1700000000002';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE receptions (
        id uuid PRIMARY KEY,
        partenaire text NOT NULL CHECK (partenaire IN ('gide', 'parcours3', 'dude')),
        voie text NOT NULL CHECK (voie IN ('webhook', 'flux', 'api')),
        type_contenu text NOT NULL,
        corps bytea NOT NULL,
        reference text,
        recu_le timestamptz(3) NOT NULL
      );
      COMMENT ON TABLE receptions IS 'bytes as received: one row for a webhook request or a page of a change feed (X3.3)';
      COMMENT ON COLUMN receptions.reference IS 'webhook-id, or the cursor the page was read with';

      CREATE TABLE messages_entrants (
        id uuid PRIMARY KEY,
        reception uuid NOT NULL,
        rang integer NOT NULL,
        partenaire text NOT NULL,
        jour date NOT NULL,
        recu_le timestamptz(3) NOT NULL,
        source text,
        evenement text,
        type text,
        cle text,
        sequence text,
        demandeur text,
        cotraitance text,
        seau smallint,
        donnees json,
        correlation text,
        issue text NOT NULL CHECK (issue IN ('recu', 'applique', 'sans_effet', 'doublon', 'refuse', 'illisible', 'en_echec', 'abandonne')),
        code text,
        detail text,
        pointeur text,
        traite_le timestamptz(3),
        tentatives smallint NOT NULL DEFAULT 0,
        prochaine_tentative timestamptz
      ) WITH (fillfactor = 85);
      CREATE INDEX messages_entrants_attente ON messages_entrants (seau, id) WHERE issue = 'recu';
      CREATE INDEX messages_entrants_demandeur ON messages_entrants (demandeur, id);
      CREATE INDEX messages_entrants_cotraitance ON messages_entrants (cotraitance, id) WHERE cotraitance IS NOT NULL;

      CREATE TABLE identifiants (
        source text NOT NULL,
        evenement text NOT NULL,
        empreinte bytea NOT NULL,
        message uuid NOT NULL,
        PRIMARY KEY (source, evenement)
      );
      COMMENT ON TABLE identifiants IS 'accepted event ids, for ever, with a hash of their content (X3.4)';

      CREATE TABLE comptages_porte (
        id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        jour date NOT NULL,
        partenaire text NOT NULL,
        sens text NOT NULL CHECK (sens IN ('entrant', 'sortant')),
        type text NOT NULL,
        nombre integer NOT NULL
      );
      CREATE INDEX comptages_porte_jour ON comptages_porte (jour);
      COMMENT ON TABLE comptages_porte IS 'counted at the door, append only: with each answer given and page read; outgoing, versions numbered (X6.1)';

      CREATE TABLE dit (
        partenaire text NOT NULL CHECK (partenaire IN ('gide', 'parcours3')),
        demandeur text NOT NULL,
        cle text NOT NULL,
        type text NOT NULL,
        cotraitance text,
        sequence bigint NOT NULL,
        data json NOT NULL,
        acquittee bigint NOT NULL DEFAULT 0,
        PRIMARY KEY (demandeur, partenaire, cle)
      ) WITH (fillfactor = 80);
      COMMENT ON COLUMN dit.sequence IS 'last version numbered for this partner and key, on its way or settled (H4)';
      COMMENT ON COLUMN dit.acquittee IS 'newest version that the partner acknowledged; 0: none';

      CREATE TABLE messages_sortants (
        id uuid PRIMARY KEY,
        partenaire text NOT NULL CHECK (partenaire IN ('gide', 'parcours3')),
        jour date NOT NULL,
        cree_le timestamptz(3) NOT NULL,
        type text NOT NULL,
        cle text NOT NULL,
        sequence bigint NOT NULL,
        demandeur text NOT NULL,
        cotraitance text,
        data json NOT NULL,
        cause uuid,
        correlation text,
        corrige uuid,
        issue text NOT NULL CHECK (issue IN ('a_emettre', 'acquitte', 'sans_effet', 'remplace', 'refuse', 'incertain', 'retenu', 'en_echec', 'abandonne')),
        code text,
        detail text,
        envoi uuid,
        traite_le timestamptz(3),
        tentatives smallint NOT NULL DEFAULT 0,
        prochaine_tentative timestamptz
      ) WITH (fillfactor = 85);
      CREATE INDEX messages_sortants_attente ON messages_sortants (partenaire, id) WHERE issue IN ('a_emettre', 'incertain', 'retenu');
      CREATE INDEX messages_sortants_demandeur ON messages_sortants (demandeur, id);
      CREATE INDEX messages_sortants_cotraitance ON messages_sortants (cotraitance, id) WHERE cotraitance IS NOT NULL;

      CREATE TABLE envois (
        id uuid PRIMARY KEY,
        partenaire text NOT NULL,
        messages uuid[] NOT NULL,
        tentative smallint NOT NULL DEFAULT 1,
        cree_le timestamptz NOT NULL DEFAULT clock_timestamp(),
        fini_le timestamptz,
        issue text,
        cause text
      );
      CREATE INDEX envois_partenaire ON envois (partenaire, cree_le);

      CREATE TABLE tranches (
        file text NOT NULL,
        numero smallint NOT NULL,
        jeton bigint NOT NULL DEFAULT 0,
        lot uuid[],
        envoi uuid,
        bail_jusqua timestamptz,
        pas_avant timestamptz,
        echecs smallint NOT NULL DEFAULT 0,
        PRIMARY KEY (file, numero)
      ) WITH (fillfactor = 50);
      COMMENT ON TABLE tranches IS 'one row per shard or lane: the lot in hand, its lease and fencing token; committed before the work starts';
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE tranches, envois, messages_sortants, dit, comptages_porte, identifiants, messages_entrants, receptions;
    `);
  }
}
