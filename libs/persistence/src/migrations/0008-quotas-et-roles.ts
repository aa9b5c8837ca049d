import { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Quotas shared by the processes. What each role of PostgreSQL may do is granted after every migration
 * (droits-de-l-application.ts), so that a table made later has its rights decided too.
 */
export class QuotasEtRoles1700000000008 implements MigrationInterface {
  name = 'QuotasEtRoles1700000000008';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE UNLOGGED TABLE quotas (
        titulaire text PRIMARY KEY,
        fenetre timestamptz NOT NULL,
        reserves bigint NOT NULL,
        accordes bigint NOT NULL
      ) WITH (fillfactor = 50);
      COMMENT ON TABLE quotas IS 'one row per holder: what processes have reserved in the present minute; lost with a crash, without harm';
      COMMENT ON COLUMN quotas.accordes IS 'what the last reservation was granted';
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE quotas');
  }
}
