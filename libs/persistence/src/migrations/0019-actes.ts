import { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What people order, kept beside what they read, and the seals of both records. The seals of the transitions keep their
 * own table: a process of the version before reads it whole, and would chain its next seal to one of another record.
 */
export class Actes1700000000019 implements MigrationInterface {
  name = 'Actes1700000000019';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE actes (
        id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        acte uuid NOT NULL,
        issue text NOT NULL CHECK (issue IN ('entame', 'fait', 'refuse', 'inconnu')),
        le timestamptz NOT NULL DEFAULT clock_timestamp(),
        acteur text NOT NULL,
        role text NOT NULL,
        portee text NOT NULL,
        action text NOT NULL,
        objet_genre text,
        objet text,
        cotraitance text,
        nombre integer,
        motif text,
        code text,
        correlation text,
        reseau cidr
      );
      CREATE UNIQUE INDEX actes_entames ON actes (acte) WHERE issue = 'entame';
      CREATE UNIQUE INDEX actes_finis ON actes (acte) WHERE issue <> 'entame';
      CREATE INDEX actes_le ON actes (le, id);
      CREATE INDEX actes_acteur ON actes (acteur, le);
      CREATE INDEX actes_action ON actes (action, le);
      CREATE INDEX actes_objet ON actes (objet, le) WHERE objet IS NOT NULL;
      CREATE INDEX actes_cotraitance ON actes (cotraitance, le) WHERE cotraitance IS NOT NULL;
      COMMENT ON TABLE actes IS 'every act of a person: one row when it begins, one when it ends; append only';
      COMMENT ON COLUMN actes.acte IS 'what the two rows of one act share';
      COMMENT ON COLUMN actes.objet IS 'an id, never a numéro DE nor a name';
      COMMENT ON COLUMN actes.reseau IS 'network of the peer of the connection: /24 in IPv4, /48 in IPv6';

      CREATE TABLE scellements_journaux (
        journal text NOT NULL CHECK (journal IN ('lectures', 'actes')),
        rang bigint NOT NULL,
        jusqua bigint NOT NULL,
        nombre integer NOT NULL,
        empreinte bytea NOT NULL,
        le timestamptz NOT NULL DEFAULT clock_timestamp(),
        PRIMARY KEY (journal, rang)
      );
      COMMENT ON TABLE scellements_journaux IS 'each seals the rows of its record after the previous seal up to the id jusqua; append only';

      CREATE INDEX lectures_lu_le ON lectures (lu_le, id);
      CREATE INDEX lectures_acteur ON lectures (acteur, lu_le);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      'DROP INDEX lectures_lu_le, lectures_acteur; DROP TABLE scellements_journaux; DROP TABLE actes',
    );
  }
}
