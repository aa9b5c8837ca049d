import { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Files made in the background, and the views that people keep. The role of the processes deletes nothing: what is over
 * goes by a function of the owner, which knows no other reason than time, or the deletion asked by its author.
 */
export class ExportsEtVues1700000000021 implements MigrationInterface {
  name = 'ExportsEtVues1700000000021';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE exports (
        id uuid PRIMARY KEY,
        acteur text NOT NULL,
        role text NOT NULL,
        portee text NOT NULL,
        sujet text NOT NULL CHECK (sujet IN ('messages', 'cotraitances', 'ecarts', 'audit', 'nuits')),
        filtres json NOT NULL,
        perimetre json NOT NULL,
        motif text NOT NULL,
        cle_idempotence text NOT NULL,
        empreinte bytea NOT NULL,
        etat text NOT NULL DEFAULT 'en_attente' CHECK (etat IN ('en_attente', 'en_cours', 'pret', 'echoue')),
        maximum integer NOT NULL CHECK (maximum > 0),
        duree_heures integer NOT NULL CHECK (duree_heures > 0),
        lignes integer NOT NULL DEFAULT 0,
        octets bigint NOT NULL DEFAULT 0,
        coupe boolean NOT NULL DEFAULT false,
        parts integer NOT NULL DEFAULT 0,
        position text,
        demande_le timestamptz NOT NULL DEFAULT clock_timestamp(),
        debut timestamptz,
        fin timestamptz,
        expire_le timestamptz NOT NULL,
        jeton bigint NOT NULL DEFAULT 0,
        bail_jusqua timestamptz,
        reprises smallint NOT NULL DEFAULT 0,
        UNIQUE (acteur, cle_idempotence)
      );
      CREATE INDEX exports_a_faire ON exports (demande_le) WHERE etat IN ('en_attente', 'en_cours');
      CREATE INDEX exports_expire_le ON exports (expire_le);
      COMMENT ON TABLE exports IS 'files asked for, made by the worker; gone when they expire, their acts stay';
      COMMENT ON COLUMN exports.perimetre IS 'what their author saw when they were asked for: the file holds that, whatever changes';
      COMMENT ON COLUMN exports.empreinte IS 'SHA-256 of the request: the same key with another request is refused';
      COMMENT ON COLUMN exports.coupe IS 'more rows than the maximum: the file and the answers say so';
      COMMENT ON COLUMN exports.position IS 'cursor after the last part, committed with it';
      COMMENT ON COLUMN exports.reprises IS 'times it was taken since its last part: one that kills its worker is found';

      CREATE TABLE exports_parts (
        export uuid NOT NULL REFERENCES exports (id) ON DELETE CASCADE,
        rang integer NOT NULL,
        contenu text NOT NULL,
        cotraitances text[] NOT NULL,
        PRIMARY KEY (export, rang)
      );
      COMMENT ON TABLE exports_parts IS 'the text of a file, a page of rows in each; served once the last one is there; append only';
      COMMENT ON COLUMN exports_parts.cotraitances IS 'whose data they are, for the trace of who takes them away';

      CREATE TABLE vues (
        id uuid PRIMARY KEY,
        compte uuid NOT NULL REFERENCES comptes (id),
        role text NOT NULL,
        ecran text NOT NULL CHECK (ecran IN ('messages', 'ecarts', 'echecs', 'cotraitances', 'audit')),
        nom text NOT NULL CHECK (length(nom) BETWEEN 1 AND 60),
        filtres json NOT NULL,
        partagee boolean NOT NULL DEFAULT false,
        creee_le timestamptz NOT NULL DEFAULT clock_timestamp(),
        changee_le timestamptz NOT NULL DEFAULT clock_timestamp(),
        supprimee_le timestamptz
      );
      CREATE UNIQUE INDEX vues_nom ON vues (compte, role, ecran, lower(nom)) WHERE supprimee_le IS NULL;
      CREATE INDEX vues_partagees ON vues (role, ecran) WHERE partagee AND supprimee_le IS NULL;
      COMMENT ON TABLE vues IS 'filters of a screen under a name: of an account, or shown to all who hold its role';
      COMMENT ON COLUMN vues.filtres IS 'as the address holds them: never a person';

      CREATE FUNCTION effacer_exports_expires() RETURNS integer
      LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
        WITH vues_effacees AS (
          DELETE FROM vues WHERE supprimee_le IS NOT NULL
        ), effaces AS (
          DELETE FROM exports WHERE expire_le <= clock_timestamp() RETURNING id
        )
        SELECT count(*)::integer FROM effaces
      $$;
      REVOKE ALL ON FUNCTION effacer_exports_expires() FROM PUBLIC;
      COMMENT ON FUNCTION effacer_exports_expires IS 'deletes the exports whose time has come, with their text, and the views that were deleted';
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP FUNCTION effacer_exports_expires; DROP TABLE exports_parts, exports, vues');
  }
}
