import { MigrationInterface, QueryRunner } from 'typeorm';

/** Replays (X5.4, X6.2): a frozen set of messages, what was previewed of each dossier, a verdict per message. */
export class Rejeux1700000000006 implements MigrationInterface {
  name = 'Rejeux1700000000006';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE rejeux (
        id uuid PRIMARY KEY,
        acteur text NOT NULL,
        cle_idempotence text NOT NULL,
        empreinte bytea NOT NULL,
        simulation boolean NOT NULL,
        apercu uuid REFERENCES rejeux (id),
        motif text,
        selection json NOT NULL,
        debit integer NOT NULL CHECK (debit BETWEEN 1 AND 1000),
        etat text NOT NULL CHECK (etat IN ('simule', 'en_attente', 'en_cours', 'en_pause', 'interrompu', 'termine')),
        total integer NOT NULL,
        fait integer NOT NULL DEFAULT 0,
        jour date NOT NULL,
        demande_le timestamptz NOT NULL DEFAULT clock_timestamp(),
        debut timestamptz,
        fin timestamptz,
        jeton bigint NOT NULL DEFAULT 0,
        bail_jusqua timestamptz,
        pas_avant timestamptz,
        reprises smallint NOT NULL DEFAULT 0,
        UNIQUE (acteur, cle_idempotence),
        CHECK (simulation = (etat = 'simule')),
        CHECK (simulation OR motif IS NOT NULL)
      );
      CREATE INDEX rejeux_a_faire ON rejeux (demande_le) WHERE etat IN ('en_attente', 'en_cours');
      COMMENT ON TABLE rejeux IS 'one replay or simulation asked for by an operator (X5.4); append only but for its progress';
      COMMENT ON COLUMN rejeux.empreinte IS 'SHA-256 of the request: the same key with another request is refused';
      COMMENT ON COLUMN rejeux.apercu IS 'the simulation whose frozen messages and digests are executed';
      COMMENT ON COLUMN rejeux.selection IS 'what was asked; never read again once the messages are frozen';
      COMMENT ON COLUMN rejeux.pas_avant IS 'the rate: when the next lot may start, whoever runs it';
      COMMENT ON COLUMN rejeux.reprises IS 'times it was taken since its last lot was committed: a lot that kills its worker is found';

      CREATE TABLE rejeu_messages (
        rejeu uuid NOT NULL REFERENCES rejeux (id),
        rang integer NOT NULL,
        message uuid NOT NULL,
        sens text NOT NULL CHECK (sens IN ('entrant', 'sortant')),
        demandeur text,
        verdict text CHECK (verdict IN ('applique', 'sans_effet', 'refuse', 'emis', 'ecarte', 'non_rejouable', 'interrompu', 'en_echec')),
        code text,
        detail text,
        nouveau uuid,
        actif boolean NOT NULL,
        le timestamptz,
        PRIMARY KEY (rejeu, rang)
      );
      CREATE UNIQUE INDEX rejeu_messages_actif ON rejeu_messages (message) WHERE actif;
      CREATE INDEX rejeu_messages_message ON rejeu_messages (message);
      CREATE INDEX rejeu_messages_demandeur ON rejeu_messages (rejeu, demandeur, rang);
      CREATE INDEX rejeu_messages_a_faire ON rejeu_messages (rejeu, rang) WHERE actif;
      COMMENT ON TABLE rejeu_messages IS 'frozen when the replay was asked for; the verdict is in the commit of its effect (a simulation: what was foreseen)';
      COMMENT ON COLUMN rejeu_messages.actif IS 'has no verdict yet: a message stands in one active replay at a time';
      COMMENT ON COLUMN rejeu_messages.nouveau IS 'the new message that the replay made, linked to the original';

      CREATE TABLE rejeu_dossiers (
        rejeu uuid NOT NULL REFERENCES rejeux (id),
        demandeur text NOT NULL,
        rang integer NOT NULL,
        empreinte bytea NOT NULL,
        apercu json NOT NULL,
        PRIMARY KEY (rejeu, demandeur)
      );
      COMMENT ON TABLE rejeu_dossiers IS 'preview of each dossier, and its digest: a dossier that moved since is left out';

      ALTER TABLE messages_entrants ADD COLUMN rejoue uuid, ADD COLUMN corrige uuid, ADD COLUMN motif text;
      ALTER TABLE messages_sortants ADD COLUMN rejoue uuid, ADD COLUMN motif text;
      COMMENT ON COLUMN messages_entrants.rejoue IS 'the message of which this one is a new attempt (X6.2)';
      COMMENT ON COLUMN messages_entrants.corrige IS 'the message that this one corrects (X6.2)';
      COMMENT ON COLUMN messages_entrants.motif IS 'why an operator gave it up, or stated this correction';
      CREATE INDEX messages_entrants_rejoue ON messages_entrants (rejoue) WHERE rejoue IS NOT NULL;
      CREATE INDEX messages_entrants_corrige ON messages_entrants (corrige) WHERE corrige IS NOT NULL;
      CREATE INDEX messages_sortants_rejoue ON messages_sortants (rejoue) WHERE rejoue IS NOT NULL;
      CREATE INDEX messages_sortants_corrige ON messages_sortants (corrige) WHERE corrige IS NOT NULL;
      CREATE INDEX messages_entrants_echecs ON messages_entrants (id) WHERE issue IN ('en_echec', 'refuse', 'illisible');
      CREATE INDEX messages_sortants_echecs ON messages_sortants (id) WHERE issue IN ('en_echec', 'refuse');
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE messages_sortants DROP COLUMN rejoue, DROP COLUMN motif;
      ALTER TABLE messages_entrants DROP COLUMN rejoue, DROP COLUMN corrige, DROP COLUMN motif;
      DROP INDEX messages_sortants_corrige, messages_sortants_echecs, messages_entrants_echecs;
      DROP TABLE rejeu_dossiers, rejeu_messages, rejeux;
    `);
  }
}
