import { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Fates (X6): every transition recorded by the database itself, so that no code can forget it; what a partner's pause
 * and the settling of unknown outcomes need.
 */
export class Sorts1700000000005 implements MigrationInterface {
  name = 'Sorts1700000000005';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE transitions (
        message uuid NOT NULL,
        id bigint GENERATED ALWAYS AS IDENTITY,
        de text NOT NULL,
        vers text NOT NULL,
        tentatives smallint NOT NULL,
        cause text NOT NULL,
        le timestamptz(3) NOT NULL DEFAULT clock_timestamp(),
        PRIMARY KEY (message, id)
      );
      COMMENT ON TABLE transitions IS 'every change of fate or attempt after a message was stored (X6); append only';
      COMMENT ON COLUMN transitions.le IS 'real time, not the business clock';

      CREATE FUNCTION noter_transitions() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        INSERT INTO transitions (message, de, vers, tentatives, cause)
        SELECT n.id, o.issue, n.issue, n.tentatives,
               coalesce(nullif(current_setting('passerelle.cause', true), ''), n.code, TG_ARGV[0])
        FROM avant o JOIN apres n ON n.id = o.id
        WHERE o.issue <> n.issue OR o.tentatives < n.tentatives;
        RETURN NULL;
      END $$;
      CREATE TRIGGER transitions_entrantes AFTER UPDATE ON messages_entrants
        REFERENCING OLD TABLE AS avant NEW TABLE AS apres FOR EACH STATEMENT EXECUTE FUNCTION noter_transitions('application');
      CREATE TRIGGER transitions_sortantes AFTER UPDATE ON messages_sortants
        REFERENCING OLD TABLE AS avant NEW TABLE AS apres FOR EACH STATEMENT EXECUTE FUNCTION noter_transitions('emission');

      CREATE TABLE partenaires (
        partenaire text PRIMARY KEY CHECK (partenaire IN ('gide', 'parcours3')),
        pause text CHECK (pause IN ('automatique', 'exploitant')),
        pause_depuis timestamptz,
        pause_motif text,
        pause_par text,
        sonde_le timestamptz
      );
      INSERT INTO partenaires (partenaire) VALUES ('gide'), ('parcours3');
      COMMENT ON TABLE partenaires IS 'whether a partner is paused as a whole: its messages are then retained (X6)';
      COMMENT ON COLUMN partenaires.sonde_le IS 'when a probe may next ask whether it is back';

      CREATE TABLE pauses (
        id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        partenaire text NOT NULL,
        ordre text NOT NULL CHECK (ordre IN ('pause', 'reprise')),
        motif text NOT NULL,
        par text NOT NULL,
        le timestamptz NOT NULL DEFAULT clock_timestamp()
      );
      COMMENT ON TABLE pauses IS 'pauses and resumptions that a person commanded; append only';

      ALTER TABLE tranches ADD COLUMN repondu_le timestamptz, ADD COLUMN suspendue_jusqua timestamptz;
      COMMENT ON COLUMN tranches.suspendue_jusqua IS 'lane: nothing leaves before, while both feeds are being read';
      COMMENT ON COLUMN tranches.repondu_le IS 'lane: last time that the partner answered a lot';
      ALTER TABLE messages_sortants ADD COLUMN premier_echec timestamptz;

      CREATE INDEX messages_entrants_tentes ON messages_entrants (seau, id) WHERE issue = 'recu' AND tentatives > 0;
      CREATE INDEX messages_sortants_incertains ON messages_sortants (partenaire, id) WHERE issue = 'incertain';
      CREATE INDEX messages_sortants_essayes ON messages_sortants (partenaire, id)
        WHERE issue = 'a_emettre' AND premier_echec IS NOT NULL;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP INDEX messages_entrants_tentes, messages_sortants_incertains, messages_sortants_essayes;
      ALTER TABLE messages_sortants DROP COLUMN premier_echec;
      ALTER TABLE tranches DROP COLUMN suspendue_jusqua, DROP COLUMN repondu_le;
      DROP TABLE pauses, partenaires;
      DROP TRIGGER transitions_entrantes ON messages_entrants;
      DROP TRIGGER transitions_sortantes ON messages_sortants;
      DROP FUNCTION noter_transitions;
      DROP TABLE transitions;
    `);
  }
}
