import { MigrationInterface, QueryRunner } from 'typeorm';

/** Which versions other rules had us tell: what explains that a partner still holds what the former ones did. */
export class DitParLesRegles1700000000016 implements MigrationInterface {
  name = 'DitParLesRegles1700000000016';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE messages_sortants ADD COLUMN par_les_regles boolean NOT NULL DEFAULT false;
      COMMENT ON COLUMN messages_sortants.par_les_regles IS 'told because the rules changed (version_regles), not for a message or a day';
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE messages_sortants DROP COLUMN par_les_regles');
  }
}
