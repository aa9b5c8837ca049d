import { MigrationInterface, QueryRunner } from 'typeorm';

/** Where the next lot of a slice begins, so that every bucket has its turn. */
export class TourDesSeaux1700000000004 implements MigrationInterface {
  name = 'TourDesSeaux1700000000004';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE tranches ADD COLUMN seau_suivant smallint');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE tranches DROP COLUMN seau_suivant');
  }
}
