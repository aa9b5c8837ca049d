import { MigrationInterface, QueryRunner } from 'typeorm';
import { FONCTIONS_DE_PURGE } from './0023-conservation.fonctions.js';
import { VUES_DE_PURGE } from './0023-conservation.vues.js';

/**
 * How long things are kept (check 22). The role of the processes deletes nothing: what has had its time goes by functions
 * of the owner, which know no other reason than age and no age under the minimum that is written in them (ADR 35).
 */
export class Conservation1700000000023 implements MigrationInterface {
  name = 'Conservation1700000000023';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE receptions ALTER COLUMN corps DROP NOT NULL, ADD COLUMN corps_purge_le timestamptz,
        ADD CONSTRAINT receptions_corps_purge CHECK ((corps IS NULL) = (corps_purge_le IS NOT NULL));
      COMMENT ON COLUMN receptions.corps_purge_le IS 'when its bytes had had their time; NULL: they are there';
      CREATE INDEX receptions_a_purger ON receptions (recu_le) WHERE corps IS NOT NULL;
      CREATE INDEX messages_entrants_reception ON messages_entrants (reception);

      ALTER TABLE messages_sortants ALTER COLUMN data DROP NOT NULL, ALTER COLUMN demandeur DROP NOT NULL,
        ALTER COLUMN cle DROP NOT NULL;
      COMMENT ON COLUMN messages_sortants.data IS 'NULL: it has had its time';
      COMMENT ON COLUMN messages_sortants.demandeur IS 'NULL: the dossier has had its time';
      CREATE INDEX messages_sortants_a_purger ON messages_sortants (cree_le) WHERE data IS NOT NULL;
      CREATE INDEX envois_cree_le ON envois (cree_le);
      CREATE INDEX sessions_ouverte_le ON sessions (ouverte_le);
      CREATE INDEX ecarts_clos ON ecarts (clos_le) WHERE etat = 'clos';
      CREATE INDEX cotraitances_finies ON cotraitances (coalesce(depuis, calcule_au))
        WHERE phase IS NULL OR phase IN ('annulation', 'sortie');
      CREATE INDEX empreintes_vides ON empreintes (demandeur) WHERE dit IS NULL AND declare IS NULL;

      CREATE TABLE purges (
        ligne boolean PRIMARY KEY DEFAULT true CHECK (ligne),
        jour date,
        jeton bigint NOT NULL DEFAULT 0,
        bail_jusqua timestamptz,
        commencee_le timestamptz,
        finie_le timestamptz,
        erreur text
      );
      INSERT INTO purges DEFAULT VALUES;
      COMMENT ON TABLE purges IS 'the one row that a purge holds while it runs: two are never made at once';
      COMMENT ON COLUMN purges.jour IS 'business day of the last purge that went to its end';
      COMMENT ON COLUMN purges.erreur IS 'class or code of the fault that ended the last one; NULL: none';

      CREATE TABLE purges_categories (
        categorie text PRIMARY KEY,
        purges bigint NOT NULL DEFAULT 0,
        purge_le timestamptz,
        en_retard bigint NOT NULL DEFAULT 0,
        en_retard_depuis timestamptz,
        mesure_le timestamptz
      );
      COMMENT ON TABLE purges_categories IS 'for each kind: how many went since the beginning, how many should have gone and are still there';

      CREATE TABLE journaux_purges (
        journal text PRIMARY KEY CHECK (journal IN ('transitions', 'lectures', 'actes')),
        rang bigint NOT NULL DEFAULT 0,
        jusqua bigint NOT NULL DEFAULT 0,
        scelle_le timestamptz,
        lignes bigint NOT NULL DEFAULT 0,
        purge_le timestamptz
      );
      INSERT INTO journaux_purges (journal) VALUES ('transitions'), ('lectures'), ('actes');
      COMMENT ON TABLE journaux_purges IS 'last sealed stretch of each record that has had its time: its seal stays, the chain goes on from it';
      COMMENT ON COLUMN journaux_purges.scelle_le IS 'when that stretch was sealed: the record is whole from there on';
    `);
    await runner.query(VUES_DE_PURGE);
    await runner.query(FONCTIONS_DE_PURGE);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP FUNCTION effacer_cotraitance, purger, purger_journal, effacer_dossiers, effacer_corps, compter_a_purger, limite_de_purge,
        age_minimal;
      DROP VIEW a_purger_dossiers, a_purger_empreintes, a_purger_ecarts_clos, a_purger_apercus_de_rejeu, a_purger_contenus_emis,
        a_purger_corps_refuses, a_purger_corps_recus, receptions_tranchees;
      DROP TABLE journaux_purges, purges_categories, purges;
      DROP INDEX empreintes_vides, cotraitances_finies, ecarts_clos, sessions_ouverte_le, envois_cree_le, messages_sortants_a_purger,
        messages_entrants_reception, receptions_a_purger;
      ALTER TABLE messages_sortants ALTER COLUMN data SET NOT NULL, ALTER COLUMN demandeur SET NOT NULL, ALTER COLUMN cle SET NOT NULL;
      ALTER TABLE receptions DROP COLUMN corps_purge_le, ALTER COLUMN corps SET NOT NULL;
    `);
  }
}
