import { MigrationInterface, QueryRunner } from 'typeorm';

/** The business clock (H7), the dossiers, their facts and what was computed from them (A1 to A4). */
export class Dossiers1700000000001 implements MigrationInterface {
  name = 'Dossiers1700000000001';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE horloge (
        ligne boolean PRIMARY KEY DEFAULT true CHECK (ligne),
        aujourdhui date
      );
      INSERT INTO horloge DEFAULT VALUES;
      COMMENT ON COLUMN horloge.aujourdhui IS 'simulated business date; NULL: the real date in Paris (H7)';

      CREATE FUNCTION aujourdhui_metier() RETURNS date LANGUAGE sql STABLE AS $$
        SELECT coalesce(aujourdhui, (clock_timestamp() AT TIME ZONE 'Europe/Paris')::date) FROM horloge
      $$;
      CREATE FUNCTION maintenant_metier() RETURNS timestamptz(3) LANGUAGE sql VOLATILE AS $$
        SELECT CASE WHEN aujourdhui IS NULL THEN clock_timestamp()
                    ELSE (aujourdhui + (clock_timestamp() AT TIME ZONE 'Europe/Paris')::time) AT TIME ZONE 'Europe/Paris' END
        FROM horloge
      $$;

      CREATE TABLE dossiers (
        demandeur text PRIMARY KEY,
        seau smallint NOT NULL,
        version integer NOT NULL DEFAULT 0,
        connu_le timestamptz(3),
        calcule_au date,
        prochain_effet date,
        version_regles text
      ) WITH (fillfactor = 70);
      CREATE INDEX dossiers_prochain_effet ON dossiers (prochain_effet, demandeur) WHERE prochain_effet IS NOT NULL;
      COMMENT ON COLUMN dossiers.connu_le IS 'last transaction time (business clock), strictly increasing (A4)';
      COMMENT ON COLUMN dossiers.calcule_au IS 'business date of the last computation; never goes back (H7)';

      CREATE TABLE faits (
        demandeur text NOT NULL,
        cle text NOT NULL,
        sequence char(10) COLLATE "C" NOT NULL,
        type text NOT NULL,
        cotraitance text,
        data json NOT NULL,
        message uuid NOT NULL,
        connu_le timestamptz(3) NOT NULL,
        PRIMARY KEY (demandeur, cle, sequence)
      );
      COMMENT ON TABLE faits IS 'every accepted version of every fact; nothing is overwritten (A4)';

      CREATE TABLE cotraitances (
        cotraitance text NOT NULL,
        demandeur text NOT NULL,
        structure text,
        site text,
        phase text,
        etat text,
        depuis date,
        prochaine_echeance date,
        resume json NOT NULL,
        actions text[] NOT NULL DEFAULT '{}',
        version integer NOT NULL,
        calcule_au date NOT NULL,
        connu_le timestamptz(3) NOT NULL,
        PRIMARY KEY (demandeur, cotraitance)
      ) WITH (fillfactor = 80);
      CREATE INDEX cotraitances_numero ON cotraitances (cotraitance);
      CREATE INDEX cotraitances_structure ON cotraitances (structure, cotraitance);
      CREATE INDEX cotraitances_actions ON cotraitances USING gin (actions) WHERE actions <> '{}';

      CREATE TABLE historique (
        demandeur text NOT NULL,
        cotraitance text NOT NULL,
        version integer NOT NULL,
        connu_le timestamptz(3) NOT NULL,
        calcule_au date NOT NULL,
        cause text NOT NULL CHECK (cause IN ('message', 'echeance', 'regles')),
        messages uuid[] NOT NULL,
        phase text,
        etat text,
        resume json NOT NULL,
        PRIMARY KEY (cotraitance, demandeur, version)
      );
      COMMENT ON TABLE historique IS 'what was computed, when, and what caused it; append only';
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE historique, cotraitances, faits, dossiers;
      DROP FUNCTION maintenant_metier; DROP FUNCTION aujourdhui_metier; DROP TABLE horloge;
    `);
  }
}
