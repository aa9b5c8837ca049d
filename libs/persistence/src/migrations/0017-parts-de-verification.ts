import { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The thirtieth of the dossiers that a night looks at again, in their order: without this index, each night read all of
 * them to find its own. Neither column is ever updated: rows stay where they are when a dossier changes.
 */
export class PartsDeVerification1700000000017 implements MigrationInterface {
  name = 'PartsDeVerification1700000000017';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('CREATE INDEX dossiers_part ON dossiers ((seau % 30), demandeur)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX dossiers_part');
  }
}
