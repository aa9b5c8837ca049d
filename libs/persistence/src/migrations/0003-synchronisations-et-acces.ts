import { MigrationInterface, QueryRunner } from 'typeorm';

/** Synchronisations and their steps, cursors of the change feeds, API keys, trace of readings. */
export class SynchronisationsEtAcces1700000000003 implements MigrationInterface {
  name = 'SynchronisationsEtAcces1700000000003';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE curseurs (
        partenaire text PRIMARY KEY CHECK (partenaire IN ('gide', 'parcours3')),
        curseur text,
        lu_jusquau date,
        lu_le timestamptz
      );
      INSERT INTO curseurs (partenaire) VALUES ('gide'), ('parcours3');
      COMMENT ON COLUMN curseurs.lu_jusquau IS 'last business day on which the feed was read to its end and applied (H3)';

      CREATE TABLE synchronisations (
        id uuid PRIMARY KEY,
        plan text NOT NULL CHECK (plan IN ('nocturne', 'demande')),
        jour date NOT NULL,
        etat text NOT NULL DEFAULT 'en_attente' CHECK (etat IN ('en_attente', 'en_cours', 'terminee', 'partielle', 'echouee')),
        etape text,
        fait integer NOT NULL DEFAULT 0,
        total integer NOT NULL DEFAULT 0,
        rapport json,
        demandee_le timestamptz NOT NULL DEFAULT clock_timestamp(),
        debut timestamptz,
        fin timestamptz,
        jeton bigint NOT NULL DEFAULT 0,
        bail_jusqua timestamptz
      );
      CREATE UNIQUE INDEX synchronisations_nuit ON synchronisations (plan, jour) WHERE plan = 'nocturne';
      CREATE UNIQUE INDEX synchronisations_active ON synchronisations ((true)) WHERE etat = 'en_cours';
      CREATE UNIQUE INDEX synchronisations_attente ON synchronisations (plan) WHERE etat = 'en_attente';

      CREATE TABLE synchronisation_etapes (
        synchronisation uuid NOT NULL REFERENCES synchronisations (id),
        rang smallint NOT NULL,
        etape text NOT NULL,
        etat text NOT NULL DEFAULT 'a_faire' CHECK (etat IN ('a_faire', 'en_cours', 'terminee', 'sautee')),
        resultat json,
        cause text,
        debut timestamptz,
        fin timestamptz,
        PRIMARY KEY (synchronisation, rang)
      );

      CREATE TABLE cles_api (
        id uuid PRIMARY KEY,
        empreinte bytea NOT NULL UNIQUE,
        libelle text NOT NULL,
        role text NOT NULL,
        portee text NOT NULL CHECK (portee IN ('nationale', 'region', 'structure', 'site', 'partenaire')),
        portee_valeur text,
        cree_le timestamptz NOT NULL DEFAULT clock_timestamp(),
        expire_le timestamptz,
        revoquee_le timestamptz
      );

      CREATE TABLE lectures (
        id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        lu_le timestamptz NOT NULL DEFAULT clock_timestamp(),
        acteur text NOT NULL,
        role text NOT NULL,
        action text NOT NULL,
        cotraitances text[] NOT NULL DEFAULT '{}',
        nombre integer NOT NULL,
        correlation text
      );
      CREATE INDEX lectures_cotraitances ON lectures USING gin (cotraitances);
      COMMENT ON TABLE lectures IS 'every reading of a dossier, traced from the start (J5); append only';
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE lectures, cles_api, synchronisation_etapes, synchronisations, curseurs;`);
  }
}
