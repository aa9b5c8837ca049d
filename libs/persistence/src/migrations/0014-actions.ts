import { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Actions to take, each with since when and for whom, and the age of the oldest of each cotraitance. Rows from before
 * say their types only, until the night computes them again (the version of the rules has changed).
 */
export class Actions1700000000014 implements MigrationInterface {
  name = 'Actions1700000000014';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE cotraitances ADD COLUMN actions_detail json NOT NULL DEFAULT '[]', ADD COLUMN action_depuis date;
      CREATE INDEX cotraitances_action_depuis ON cotraitances (action_depuis) WHERE action_depuis IS NOT NULL;
      COMMENT ON COLUMN cotraitances.actions IS 'types of the actions to take';
      COMMENT ON COLUMN cotraitances.actions_detail IS 'actions to take: [{type, depuis, pour}]';
      COMMENT ON COLUMN cotraitances.action_depuis IS 'since when its oldest action waits; NULL: none';
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE cotraitances DROP COLUMN actions_detail, DROP COLUMN action_depuis');
  }
}
