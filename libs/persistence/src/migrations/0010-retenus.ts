import { MigrationInterface, QueryRunner } from 'typeorm';

/** What a pause retains, found at the cost of what it retains. */
export class Retenus1700000000010 implements MigrationInterface {
  name = 'Retenus1700000000010';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `CREATE INDEX messages_sortants_retenus ON messages_sortants (partenaire, id) WHERE issue = 'retenu'`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX messages_sortants_retenus');
  }
}
