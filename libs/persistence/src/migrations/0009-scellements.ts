import { MigrationInterface, QueryRunner } from 'typeorm';

/** Seals on the record of transitions: a chain of digests, so that a row changed, removed or added later shows. */
export class Scellements1700000000009 implements MigrationInterface {
  name = 'Scellements1700000000009';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE scellements (
        rang bigint PRIMARY KEY,
        jusqua bigint NOT NULL,
        nombre integer NOT NULL,
        empreinte bytea NOT NULL,
        le timestamptz NOT NULL DEFAULT clock_timestamp()
      );
      COMMENT ON TABLE scellements IS 'each seals the transitions after the previous one up to the id jusqua; append only';
      CREATE INDEX transitions_id ON transitions USING brin (id) WITH (pages_per_range = 16, autosummarize = on);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX transitions_id; DROP TABLE scellements');
  }
}
