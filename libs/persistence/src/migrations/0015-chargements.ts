import { MigrationInterface, QueryRunner } from 'typeorm';

/** First loads: where each stands, so that one that was killed goes on without telling anything twice. */
export class Chargements1700000000015 implements MigrationInterface {
  name = 'Chargements1700000000015';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE chargements (
        id uuid PRIMARY KEY,
        partenaire text NOT NULL CHECK (partenaire IN ('gide', 'parcours3')),
        force boolean NOT NULL,
        par text NOT NULL,
        debut timestamptz NOT NULL DEFAULT clock_timestamp(),
        fin timestamptz,
        dernier text NOT NULL DEFAULT '',
        dits integer NOT NULL DEFAULT 0,
        en_route integer NOT NULL DEFAULT 0
      );
      CREATE UNIQUE INDEX chargements_en_cours ON chargements (partenaire) WHERE fin IS NULL;
      COMMENT ON TABLE chargements IS 'first loads of a partner: all that it must hold, told again in the order of the demandeurs';
      COMMENT ON COLUMN chargements.dernier IS 'last demandeur of whom everything has been told, committed with it';
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE chargements');
  }
}
