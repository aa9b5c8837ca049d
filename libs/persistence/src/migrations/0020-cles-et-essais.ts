import { MigrationInterface, QueryRunner } from 'typeorm';

/** What the administrators of access and of the exchange manage in the console: keys, signatures seen, trials of a partner. */
export class ClesEtEssais1700000000020 implements MigrationInterface {
  name = 'ClesEtEssais1700000000020';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE cles_api
        ADD COLUMN creee_par text,
        ADD COLUMN motif text,
        ADD COLUMN remplace uuid REFERENCES cles_api (id),
        ADD COLUMN finit_le timestamptz,
        ADD COLUMN suspendue_le timestamptz,
        ADD COLUMN suspendue_par text,
        ADD COLUMN motif_suspension text,
        ADD COLUMN revoquee_par text,
        ADD COLUMN motif_revocation text,
        ADD COLUMN vue_le timestamptz;
      COMMENT ON COLUMN cles_api.remplace IS 'the key that this one takes the place of';
      COMMENT ON COLUMN cles_api.finit_le IS 'its rotation ends it then; expire_le stays as it was made';
      COMMENT ON COLUMN cles_api.suspendue_le IS 'opens nothing until it is taken up again; NULL: it is not';
      COMMENT ON COLUMN cles_api.vue_le IS 'last request, to the minute; NULL: never used';

      CREATE TABLE signatures_vues (
        partenaire text NOT NULL CHECK (partenaire IN ('gide', 'parcours3')),
        cle text NOT NULL CHECK (cle ~ '^[0-9a-f]{12}$'),
        premiere_le timestamptz NOT NULL DEFAULT clock_timestamp(),
        derniere_le timestamptz NOT NULL DEFAULT clock_timestamp(),
        reseau cidr,
        PRIMARY KEY (partenaire, cle)
      );
      COMMENT ON TABLE signatures_vues IS 'which keys of the webhooks partners still sign with: when the old one may go';
      COMMENT ON COLUMN signatures_vues.cle IS 'names a key, tells nothing of it';
      COMMENT ON COLUMN signatures_vues.derniere_le IS 'last webhook accepted under it, to the minute';

      CREATE TABLE essais_partenaires (
        id uuid PRIMARY KEY,
        partenaire text NOT NULL CHECK (partenaire IN ('gide', 'parcours3')),
        motif text NOT NULL,
        demande_par text NOT NULL,
        demande_le timestamptz NOT NULL DEFAULT clock_timestamp(),
        pris_le timestamptz,
        fini_le timestamptz,
        etapes json NOT NULL DEFAULT '[]'
      );
      CREATE INDEX essais_partenaires_a_faire ON essais_partenaires (demande_le) WHERE fini_le IS NULL;
      CREATE INDEX essais_partenaires_derniers ON essais_partenaires (partenaire, demande_le DESC);
      COMMENT ON TABLE essais_partenaires IS 'trials of the connection to a partner, asked for by a person and made by a worker';
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE essais_partenaires, signatures_vues;
      ALTER TABLE cles_api
        DROP COLUMN creee_par, DROP COLUMN motif, DROP COLUMN remplace, DROP COLUMN finit_le, DROP COLUMN suspendue_le,
        DROP COLUMN suspendue_par, DROP COLUMN motif_suspension, DROP COLUMN revoquee_par,
        DROP COLUMN motif_revocation, DROP COLUMN vue_le;
    `);
  }
}
