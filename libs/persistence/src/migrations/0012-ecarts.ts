import { MigrationInterface, QueryRunner } from 'typeorm';

/** The ledger of écarts, the policy that says what is done about them, and the repair budget (design, "The night"). */
export class Ecarts1700000000012 implements MigrationInterface {
  name = 'Ecarts1700000000012';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE ecarts (
        id uuid PRIMARY KEY,
        partenaire text NOT NULL CHECK (partenaire IN ('gide', 'parcours3')),
        vue text NOT NULL CHECK (vue IN ('dit', 'declare')),
        demandeur text NOT NULL,
        seau smallint NOT NULL,
        cle text NOT NULL,
        type text NOT NULL,
        cotraitance text,
        structure text,
        site text,
        nature text NOT NULL CHECK (nature IN ('absent', 'different', 'sequence', 'en_trop')),
        nous json,
        eux json,
        cause text NOT NULL CHECK (cause IN ('jamais_recu', 'refuse', 'abandonne', 'change_chez_le_partenaire', 'compteur_en_retard', 'regles_changees', 'illisible', 'inconnue')),
        detail text,
        proprietaire text NOT NULL CHECK (proprietaire IN ('gide', 'parcours3', 'dude')),
        etat text NOT NULL CHECK (etat IN ('ouvert', 'en_correction', 'soumis', 'ignore', 'clos')),
        motif_soumission text CHECK (motif_soumission IN ('politique', 'budget', 'refus', 'abandon', 'escalade', 'illisible')),
        politique bigint,
        synchronisation uuid,
        premier_le timestamptz(3) NOT NULL,
        depuis timestamptz(3) NOT NULL,
        vu_le timestamptz(3) NOT NULL,
        clos_le timestamptz(3),
        resolution text CHECK (resolution IN ('accord', 'corrige', 'lu', 'fait_change')),
        ouvertures integer NOT NULL DEFAULT 1,
        corrections integer NOT NULL DEFAULT 0,
        message uuid,
        decide_par text,
        decide_le timestamptz(3),
        motif text,
        UNIQUE (demandeur, partenaire, vue, cle),
        CHECK ((etat = 'clos') = (clos_le IS NOT NULL)),
        CHECK ((etat = 'soumis') = (motif_soumission IS NOT NULL))
      );
      CREATE INDEX ecarts_vifs ON ecarts (partenaire, vue, seau) WHERE etat <> 'clos';
      CREATE INDEX ecarts_par_age ON ecarts (depuis, id) WHERE etat <> 'clos';
      CREATE INDEX ecarts_cotraitance ON ecarts (cotraitance) WHERE cotraitance IS NOT NULL;
      COMMENT ON TABLE ecarts IS 'one row per demandeur, key, partner and direction: it closes and reopens by itself as the data change';
      COMMENT ON COLUMN ecarts.vue IS 'dit: what the partner was told; declare: what it states';
      COMMENT ON COLUMN ecarts.nous IS '{sequence, data} as the gateway has it; NULL: nothing';
      COMMENT ON COLUMN ecarts.eux IS '{sequence, data} as the partner has it; NULL: nothing';
      COMMENT ON COLUMN ecarts.proprietaire IS 'whose statement is the truth; dude: computed or stated here';
      COMMENT ON COLUMN ecarts.depuis IS 'start of the present opening; premier_le: of the first one';
      COMMENT ON COLUMN ecarts.message IS 'last message that corrects it: outgoing for dit, incoming for declare';

      CREATE TABLE ecarts_evenements (
        id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        ecart uuid NOT NULL REFERENCES ecarts (id),
        le timestamptz(3) NOT NULL DEFAULT clock_timestamp(),
        evenement text NOT NULL CHECK (evenement IN ('ouvert', 'rouvert', 'change', 'correction', 'soumis', 'ignore', 'clos')),
        par text NOT NULL,
        detail text
      );
      CREATE INDEX ecarts_evenements_ecart ON ecarts_evenements (ecart, id);
      COMMENT ON TABLE ecarts_evenements IS 'the life of each écart; append only; detail holds no personal data';

      CREATE TABLE politiques_ecarts (
        id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        partenaire text NOT NULL CHECK (partenaire IN ('gide', 'parcours3')),
        vue text NOT NULL CHECK (vue IN ('dit', 'declare')),
        type text,
        decision text NOT NULL CHECK (decision IN ('corriger', 'soumettre', 'ignorer')),
        phrase text NOT NULL,
        depuis date NOT NULL,
        par text NOT NULL,
        motif text,
        le timestamptz NOT NULL DEFAULT clock_timestamp()
      );
      COMMENT ON TABLE politiques_ecarts IS 'what is done about an écart, dated; append only: in force on a day, the last row written among those of the latest depuis; a row of its type before the one without type';

      CREATE TABLE budgets_reparation (
        partenaire text NOT NULL CHECK (partenaire IN ('gide', 'parcours3')),
        jour date NOT NULL,
        limite integer NOT NULL,
        depense integer NOT NULL DEFAULT 0 CHECK (depense <= limite),
        PRIMARY KEY (partenaire, jour)
      );
      COMMENT ON TABLE budgets_reparation IS 'dossiers corrected automatically, per partner and Paris day of the business clock';

      ALTER TABLE synchronisation_etapes ADD COLUMN reprise json;
      COMMENT ON COLUMN synchronisation_etapes.reprise IS 'where the step stands, committed with what it did: it resumes there';
      ALTER TABLE receptions DROP CONSTRAINT receptions_voie_check,
        ADD CONSTRAINT receptions_voie_check CHECK (voie IN ('webhook', 'flux', 'api', 'declaration'));
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE receptions DROP CONSTRAINT receptions_voie_check,
        ADD CONSTRAINT receptions_voie_check CHECK (voie IN ('webhook', 'flux', 'api'));
      ALTER TABLE synchronisation_etapes DROP COLUMN reprise;
      DROP TABLE budgets_reparation, politiques_ecarts, ecarts_evenements, ecarts;
    `);
  }
}
