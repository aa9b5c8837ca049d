import { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Large replays wait for a second person (security check 15). The rules that must hold whatever two requests do at the
 * same time are constraints: nobody confirms what they asked for, a program does not confirm for a person, and what must
 * be confirmed does not start before it is.
 */
export class SecondRegard1700000000024 implements MigrationInterface {
  name = 'SecondRegard1700000000024';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE rejeux DROP CONSTRAINT rejeux_etat_check;
      ALTER TABLE rejeux
        ADD CONSTRAINT rejeux_etat_check CHECK (
          etat IN ('simule', 'a_confirmer', 'en_attente', 'en_cours', 'en_pause', 'interrompu', 'termine')),
        ADD COLUMN confirmation_requise boolean NOT NULL DEFAULT false,
        ADD COLUMN confirme_par text,
        ADD COLUMN confirme_le timestamptz,
        ADD COLUMN motif_confirmation text,
        ADD CONSTRAINT rejeux_second_regard CHECK (
          confirme_par <> acteur AND (acteur NOT LIKE 'compte:%' OR confirme_par LIKE 'compte:%')),
        ADD CONSTRAINT rejeux_confirmes CHECK (
          NOT confirmation_requise OR etat IN ('simule', 'a_confirmer', 'interrompu') OR confirme_par IS NOT NULL),
        ADD CONSTRAINT rejeux_confirmation_motivee CHECK (
          (confirme_par IS NULL) = (motif_confirmation IS NULL) AND (confirme_par IS NULL) = (confirme_le IS NULL));
      COMMENT ON COLUMN rejeux.confirmation_requise IS 'above the threshold of its author: a second person decides (of a simulation: would be)';
      COMMENT ON COLUMN rejeux.confirme_par IS 'who looked at it a second time and let it start; never its author';
      CREATE INDEX rejeux_acteur ON rejeux (acteur, demande_le) WHERE NOT simulation;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP INDEX rejeux_acteur;
      -- Nobody would be asked any more: what waits for a second person is ended, not started.
      UPDATE rejeu_messages m SET verdict = 'interrompu', code = 'REJEU_INTERROMPU', detail = 'Le rejeu a été interrompu avant ce message.',
        actif = false, le = clock_timestamp() FROM rejeux r WHERE r.id = m.rejeu AND r.etat = 'a_confirmer' AND m.actif;
      UPDATE rejeux SET etat = 'interrompu', fin = clock_timestamp() WHERE etat = 'a_confirmer';
      ALTER TABLE rejeux DROP CONSTRAINT rejeux_etat_check, DROP COLUMN confirmation_requise, DROP COLUMN confirme_par,
        DROP COLUMN confirme_le, DROP COLUMN motif_confirmation;
      ALTER TABLE rejeux ADD CONSTRAINT rejeux_etat_check CHECK (
        etat IN ('simule', 'en_attente', 'en_cours', 'en_pause', 'interrompu', 'termine'));
    `);
  }
}
