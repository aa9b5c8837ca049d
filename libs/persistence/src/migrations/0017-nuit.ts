import { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * X4.3: the part of a demandeur in the digest of his bucket, in functions that are all immutable, so that PostgreSQL
 * puts them in the place of the call: a digest written costs four times less. The numbers of demandeurs hold no
 * backslash: read as escaped bytes they are their own UTF-8.
 */
export class Nuit1700000000017 implements MigrationInterface {
  name = 'Nuit1700000000017';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(partDuSeau(`decode(demandeur || ':' || encode(empreinte, 'hex'), 'escape')`));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(partDuSeau(`convert_to(demandeur || ':' || encode(empreinte, 'hex'), 'UTF8')`));
  }
}

function partDuSeau(octets: string): string {
  return `
    CREATE OR REPLACE FUNCTION part_du_seau(demandeur text, empreinte bytea) RETURNS bit(256)
    LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
      SELECT ('x' || encode(sha256(${octets}), 'hex'))::bit(256)
    $$`;
}
