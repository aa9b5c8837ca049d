import { MigrationInterface, QueryRunner } from 'typeorm';

/** Conservation (X6.1): its checks, and what makes counting a day cheap. Silence and alarms (X5.5). */
export class Supervision1700000000007 implements MigrationInterface {
  name = 'Supervision1700000000007';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE messages_entrants ADD COLUMN emis_le date;
      COMMENT ON COLUMN messages_entrants.emis_le IS 'day in Paris of the time that the event states: the day under which its partner counts it (X4.5)';

      CREATE INDEX messages_entrants_jour ON messages_entrants
        USING brin (jour date_minmax_multi_ops, coalesce(emis_le, jour) date_minmax_multi_ops) WITH (pages_per_range = 32, autosummarize = on);
      CREATE INDEX messages_sortants_jour ON messages_sortants
        USING brin (jour date_minmax_multi_ops) WITH (pages_per_range = 32, autosummarize = on);
      CREATE INDEX comptages_porte_flux ON comptages_porte (partenaire, sens, type, jour);
      DROP INDEX comptages_porte_jour;
      CREATE INDEX comptages_porte_jour ON comptages_porte USING brin (jour) WITH (pages_per_range = 16, autosummarize = on);

      CREATE INDEX messages_entrants_alarmants ON messages_entrants (id)
        WHERE issue = 'en_echec' OR code IN ('CONFLIT_DE_SEQUENCE', 'IDENTIFIANT_REUTILISE');

      CREATE TABLE bilans (
        id uuid PRIMARY KEY,
        verifie_le timestamptz NOT NULL DEFAULT clock_timestamp(),
        jours date[] NOT NULL,
        conforme boolean NOT NULL,
        resultat json NOT NULL,
        partenaires json NOT NULL
      );
      CREATE INDEX bilans_verifie_le ON bilans (verifie_le);
      COMMENT ON TABLE bilans IS 'one automatic check of conservation: the lines of each day, and what each partner counted, with when it was asked (X6.1)';

      CREATE TABLE surveillance (
        ligne boolean PRIMARY KEY DEFAULT true CHECK (ligne),
        depuis timestamptz,
        premiere_le timestamptz,
        jour date,
        jour_vu_le timestamptz,
        evaluee_le timestamptz,
        bilan_pris_le timestamptz
      );
      INSERT INTO surveillance DEFAULT VALUES;
      COMMENT ON TABLE surveillance IS 'the one row that an evaluation of the alarms locks: two are never made at once';
      COMMENT ON COLUMN surveillance.bilan_pris_le IS 'when a process took the last automatic check of conservation on itself';
      COMMENT ON COLUMN surveillance.depuis IS 'first evaluation, business clock: nothing is missed before it';
      COMMENT ON COLUMN surveillance.premiere_le IS 'first evaluation, real time';
      COMMENT ON COLUMN surveillance.jour_vu_le IS 'when the present business date was first seen (business clock)';

      CREATE TABLE alarmes (
        id uuid PRIMARY KEY,
        nature text NOT NULL,
        objet text NOT NULL,
        detail text NOT NULL,
        etat text NOT NULL DEFAULT 'ouverte' CHECK (etat IN ('ouverte', 'acquittee', 'close')),
        occurrences integer NOT NULL DEFAULT 1,
        ouverte_le timestamptz NOT NULL DEFAULT clock_timestamp(),
        derniere_le timestamptz NOT NULL DEFAULT clock_timestamp(),
        acquittee_le timestamptz,
        acquittee_par text,
        acquittement_motif text,
        close_le timestamptz,
        close_par text,
        cloture_motif text
      );
      CREATE UNIQUE INDEX alarmes_vives ON alarmes (nature, objet) WHERE etat <> 'close';
      CREATE INDEX alarmes_ouverte_le ON alarmes (ouverte_le, id);
      COMMENT ON TABLE alarmes IS 'opened once while it lasts (X5.5); detail holds no personal data';
      COMMENT ON COLUMN alarmes.close_par IS 'who closed it; NULL: its condition ceased';

      CREATE TABLE alarmes_messages (
        message uuid NOT NULL,
        le timestamptz NOT NULL,
        alarme uuid NOT NULL REFERENCES alarmes (id),
        PRIMARY KEY (message, le)
      );
      COMMENT ON TABLE alarmes_messages IS 'messages that an alarm has already counted, with when they had their fate: one that fails again after a replay counts again';

      CREATE TABLE notifications_alarmes (
        id uuid PRIMARY KEY,
        alarme uuid NOT NULL REFERENCES alarmes (id),
        evenement text NOT NULL CHECK (evenement IN ('ouverte', 'close')),
        corps text NOT NULL,
        etat text NOT NULL DEFAULT 'a_envoyer' CHECK (etat IN ('a_envoyer', 'envoyee', 'echouee')),
        tentatives smallint NOT NULL DEFAULT 0,
        cree_le timestamptz NOT NULL DEFAULT clock_timestamp(),
        prochaine_tentative timestamptz NOT NULL DEFAULT clock_timestamp(),
        envoyee_le timestamptz,
        cause text,
        UNIQUE (alarme, evenement)
      );
      CREATE INDEX notifications_alarmes_dues ON notifications_alarmes (prochaine_tentative) WHERE etat = 'a_envoyer';
      COMMENT ON TABLE notifications_alarmes IS 'outbox of the outgoing webhook: its id is the webhook id, the same at each attempt';
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE notifications_alarmes, alarmes_messages, alarmes, surveillance, bilans;
      DROP INDEX comptages_porte_jour;
      CREATE INDEX comptages_porte_jour ON comptages_porte (jour);
      DROP INDEX messages_entrants_alarmants, comptages_porte_flux, messages_sortants_jour, messages_entrants_jour;
      ALTER TABLE messages_entrants DROP COLUMN emis_le;
    `);
  }
}
