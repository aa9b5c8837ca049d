import { MigrationInterface, QueryRunner } from 'typeorm';

/** Keys under which data of people are encrypted (check 21), where a change of key stands, and the size of bodies as received. */
export class Chiffrement1700000000022 implements MigrationInterface {
  name = 'Chiffrement1700000000022';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE cles_de_chiffrement (
        id text PRIMARY KEY CHECK (id ~ '^[a-z0-9][a-z0-9-]{0,31}$'),
        temoin text NOT NULL,
        premiere_le timestamptz NOT NULL DEFAULT clock_timestamp(),
        retiree_le timestamptz
      );
      COMMENT ON TABLE cles_de_chiffrement IS 'keys that have encrypted something here: the start asks for each that is not retired; never the keys themselves';
      COMMENT ON COLUMN cles_de_chiffrement.temoin IS 'a known text under that key: tells it from another of the same id';
      COMMENT ON COLUMN cles_de_chiffrement.retiree_le IS 'nothing was under it any more: it may be taken out of the settings';

      CREATE TABLE reprises_de_chiffrement (
        nom text PRIMARY KEY,
        cle text NOT NULL,
        apres json,
        lues bigint NOT NULL DEFAULT 0,
        chiffrees bigint NOT NULL DEFAULT 0,
        commencee_le timestamptz NOT NULL DEFAULT clock_timestamp(),
        finie_le timestamptz
      );
      COMMENT ON TABLE reprises_de_chiffrement IS 'per table, how far its rows have been encrypted again under the key: committed with them';
      COMMENT ON COLUMN reprises_de_chiffrement.apres IS 'primary key of the last row seen; NULL: none yet';

      ALTER TABLE receptions ADD COLUMN octets integer;
      COMMENT ON COLUMN receptions.corps IS 'encrypted, as chiffreur.ts writes it; as received in rows from before';
      COMMENT ON COLUMN receptions.octets IS 'size as received; NULL in rows from before: that of corps';
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE receptions DROP COLUMN octets;
      DROP TABLE reprises_de_chiffrement, cles_de_chiffrement;
    `);
  }
}
