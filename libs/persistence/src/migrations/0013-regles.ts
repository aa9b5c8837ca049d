import { MigrationInterface, QueryRunner } from 'typeorm';

/** The rules that change while the gateway runs: activation of the flux (H6), zones de compétence (E5), and what a change would do. */
export class Regles1700000000013 implements MigrationInterface {
  name = 'Regles1700000000013';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE revisions_regles (
        ligne boolean PRIMARY KEY DEFAULT true CHECK (ligne),
        revision bigint NOT NULL DEFAULT 0
      );
      INSERT INTO revisions_regles DEFAULT VALUES;
      COMMENT ON TABLE revisions_regles IS 'the one row that every change of the rules moves on: read in each transaction that uses them';

      CREATE TABLE simulations_regles (
        id uuid PRIMARY KEY,
        genre text NOT NULL CHECK (genre IN ('flux', 'zone', 'regles')),
        changement json NOT NULL,
        motif text,
        acteur text NOT NULL,
        etat text NOT NULL DEFAULT 'en_attente' CHECK (etat IN ('en_attente', 'en_cours', 'terminee', 'approuvee', 'perimee', 'echouee')),
        revision bigint NOT NULL,
        version_regles text NOT NULL,
        jour date NOT NULL,
        position text NOT NULL DEFAULT '',
        total integer NOT NULL DEFAULT 0,
        fait integer NOT NULL DEFAULT 0,
        resultat json,
        demandee_le timestamptz NOT NULL DEFAULT clock_timestamp(),
        debut timestamptz,
        fin timestamptz,
        jeton bigint NOT NULL DEFAULT 0,
        bail_jusqua timestamptz,
        reprises smallint NOT NULL DEFAULT 0,
        approuvee_par text,
        approuvee_le timestamptz,
        CHECK (genre = 'regles' OR motif IS NOT NULL),
        CHECK ((etat = 'approuvee') = (approuvee_le IS NOT NULL))
      );
      CREATE INDEX simulations_regles_a_faire ON simulations_regles (demandee_le) WHERE etat IN ('en_attente', 'en_cours');
      COMMENT ON TABLE simulations_regles IS 'what a change of the rules would do, counted over the dossiers; a change of flux or zone approves one';
      COMMENT ON COLUMN simulations_regles.revision IS 'of the rules that were in force: approved only while they still are';
      COMMENT ON COLUMN simulations_regles.position IS 'last demandeur counted: it resumes there';
      COMMENT ON COLUMN simulations_regles.reprises IS 'times it was taken since its last lot was counted';

      CREATE TABLE activations_flux (
        id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        vers text NOT NULL CHECK (vers IN ('gide', 'parcours3')),
        type text NOT NULL,
        structure text,
        depuis date NOT NULL,
        par text NOT NULL,
        motif text NOT NULL,
        simulation uuid UNIQUE REFERENCES simulations_regles (id),
        le timestamptz NOT NULL DEFAULT clock_timestamp()
      );
      COMMENT ON TABLE activations_flux IS 'from which day each flux is told (H6); in force: the last row of a flux and structure; append only';
      COMMENT ON COLUMN activations_flux.structure IS 'NULL: all the structures that have no row of their own';

      CREATE TABLE zones_competence (
        id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        structure text NOT NULL,
        epci text[] NOT NULL,
        communes text[] NOT NULL,
        depuis date NOT NULL,
        par text NOT NULL,
        motif text NOT NULL,
        simulation uuid UNIQUE REFERENCES simulations_regles (id),
        le timestamptz NOT NULL DEFAULT clock_timestamp()
      );
      COMMENT ON TABLE zones_competence IS 'zones that differ from config/territory (E5); in force on a day: of the latest depuis, the last row; append only';
      COMMENT ON COLUMN zones_competence.communes IS 'communes of the zone that belong to no EPCI';

      CREATE FUNCTION avancer_revision_regles() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        UPDATE revisions_regles SET revision = revision + 1;
        RETURN NULL;
      END $$;
      CREATE TRIGGER activations_flux_revision AFTER INSERT ON activations_flux
        FOR EACH STATEMENT EXECUTE FUNCTION avancer_revision_regles();
      CREATE TRIGGER zones_competence_revision AFTER INSERT ON zones_competence
        FOR EACH STATEMENT EXECUTE FUNCTION avancer_revision_regles();
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE zones_competence, activations_flux, simulations_regles, revisions_regles;
      DROP FUNCTION avancer_revision_regles;
    `);
  }
}
