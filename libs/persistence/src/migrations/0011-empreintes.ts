import { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Digests (X4.3): one row per partner and demandeur, written in the commit of what it summarises, for both directions.
 * What a row brings to the digest of its bucket is kept beside it, so that comparing a million costs one aggregate.
 * Every function of that part is immutable, so that PostgreSQL puts it in the place of the call: numbers of demandeurs hold
 * no backslash, and read as escaped bytes they are their own UTF-8.
 */
export class Empreintes1700000000011 implements MigrationInterface {
  name = 'Empreintes1700000000011';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE FUNCTION part_du_seau(demandeur text, empreinte bytea) RETURNS bit(256) LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
        SELECT ('x' || encode(sha256(decode(demandeur || ':' || encode(empreinte, 'hex'), 'escape')), 'hex'))::bit(256)
      $$;
      COMMENT ON FUNCTION part_du_seau IS 'X4.3: what a demandeur brings to the XOR that is the digest of its bucket';

      CREATE TABLE empreintes (
        partenaire text NOT NULL CHECK (partenaire IN ('gide', 'parcours3')),
        demandeur text NOT NULL,
        seau smallint NOT NULL,
        dit bytea,
        declare bytea,
        part_dit bit(256) GENERATED ALWAYS AS (part_du_seau(demandeur, dit)) STORED,
        part_declare bit(256) GENERATED ALWAYS AS (part_du_seau(demandeur, declare)) STORED,
        PRIMARY KEY (partenaire, demandeur)
      ) WITH (fillfactor = 85);
      CREATE INDEX empreintes_seau ON empreintes (partenaire, seau, demandeur);
      COMMENT ON TABLE empreintes IS 'X4.3: digests of a demandeur at a partner, as the gateway believes them';
      COMMENT ON COLUMN empreintes.dit IS 'SHA-256 of what the partner was told (newest version of each key); NULL: nothing';
      COMMENT ON COLUMN empreintes.declare IS 'SHA-256 of what the partner states (newest version of each key); NULL: nothing';
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE empreintes; DROP FUNCTION part_du_seau');
  }
}
