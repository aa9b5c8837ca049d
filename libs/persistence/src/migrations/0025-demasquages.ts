import { MigrationInterface, QueryRunner } from 'typeorm';

/** What a session may read in clear, and until when (security check 14, ADR 32). Instants are of the real clock. */
export class Demasquages1700000000025 implements MigrationInterface {
  name = 'Demasquages1700000000025';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE demasquages (
        id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        session bytea NOT NULL CHECK (length(session) = 32),
        objet_genre text NOT NULL CHECK (objet_genre IN ('message', 'cotraitance', 'ecart')),
        objet text NOT NULL CHECK (length(objet) <= 36),
        le timestamptz NOT NULL DEFAULT clock_timestamp(),
        jusqua timestamptz NOT NULL,
        CHECK (jusqua > le)
      );
      CREATE INDEX demasquages_session ON demasquages (session, objet_genre, objet, jusqua);
      COMMENT ON TABLE demasquages IS 'objects whose identities, free texts and bodies a session reads in clear for a while; append only';
      COMMENT ON COLUMN demasquages.session IS 'SHA-256 of the cookie of the session, as in sessions; a session that closes takes its unmaskings with it';
      COMMENT ON COLUMN demasquages.objet IS 'id of the message or of the écart, number of the cotraitance';
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE demasquages');
  }
}
