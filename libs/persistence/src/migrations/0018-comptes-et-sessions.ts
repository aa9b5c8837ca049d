import { MigrationInterface, QueryRunner } from 'typeorm';

/** People who sign in, what they may do, their sign-ins under way and their sessions. Instants are of the real clock. */
export class ComptesEtSessions1700000000018 implements MigrationInterface {
  name = 'ComptesEtSessions1700000000018';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE comptes (
        id uuid PRIMARY KEY,
        emetteur text NOT NULL CHECK (length(emetteur) BETWEEN 1 AND 512),
        sujet text NOT NULL CHECK (length(sujet) BETWEEN 1 AND 255),
        nom text NOT NULL CHECK (length(nom) BETWEEN 1 AND 128),
        courriel text CHECK (length(courriel) BETWEEN 1 AND 320),
        etat text NOT NULL DEFAULT 'actif' CHECK (etat IN ('actif', 'suspendu', 'parti')),
        etat_le timestamptz NOT NULL DEFAULT clock_timestamp(),
        etat_par text,
        etat_motif text,
        cree_le timestamptz NOT NULL DEFAULT clock_timestamp(),
        vu_le timestamptz,
        UNIQUE (emetteur, sujet)
      );
      COMMENT ON TABLE comptes IS 'people, as the provider of identities names them: issuer and subject; an account by itself has no right';
      COMMENT ON COLUMN comptes.sujet IS 'sub of the id token: never reassigned by its issuer, unlike an address';
      COMMENT ON COLUMN comptes.nom IS 'as the provider said at the last sign-in';
      COMMENT ON COLUMN comptes.vu_le IS 'last sign-in or request, to the minute; NULL: never came';

      CREATE TABLE habilitations (
        id uuid PRIMARY KEY,
        compte uuid NOT NULL REFERENCES comptes (id),
        role text NOT NULL CHECK (role IN ('exploitant', 'responsable_cotraitance', 'conseiller', 'correspondant_pole_emploi', 'pilotage', 'auditeur', 'administrateur')),
        portee text NOT NULL CHECK (portee IN ('nationale', 'region', 'structure', 'site')),
        portee_valeur text,
        accordee_le timestamptz NOT NULL DEFAULT clock_timestamp(),
        accordee_par text NOT NULL,
        motif text NOT NULL,
        jusqua date,
        retiree_le timestamptz,
        retiree_par text,
        motif_retrait text,
        endormie_le timestamptz,
        reveillee_le timestamptz,
        reveillee_par text,
        motif_reveil text,
        UNIQUE (id, compte),
        CHECK ((portee = 'nationale') = (portee_valeur IS NULL)),
        CHECK (num_nonnulls(retiree_le, retiree_par, motif_retrait) IN (0, 3)),
        CHECK (num_nonnulls(reveillee_le, reveillee_par, motif_reveil) IN (0, 3))
      );
      CREATE UNIQUE INDEX habilitations_active ON habilitations (compte, role, portee, portee_valeur) NULLS NOT DISTINCT
        WHERE retiree_le IS NULL;
      COMMENT ON TABLE habilitations IS 'what an account may be: a role within a scope; never deleted, withdrawn';
      COMMENT ON COLUMN habilitations.jusqua IS 'last day on which it opens anything, in Paris; NULL: until it is withdrawn';
      COMMENT ON COLUMN habilitations.endormie_le IS 'its account came back after three months of absence: opens nothing until an administrateur wakes it';

      CREATE UNLOGGED TABLE connexions (
        empreinte bytea PRIMARY KEY CHECK (length(empreinte) = 32),
        etat text NOT NULL,
        nonce text NOT NULL,
        verifieur text NOT NULL,
        retour text NOT NULL,
        acr_demande text,
        cree_le timestamptz NOT NULL DEFAULT clock_timestamp(),
        consommee_le timestamptz
      );
      CREATE INDEX connexions_cree_le ON connexions (cree_le);
      COMMENT ON TABLE connexions IS 'sign-ins under way, ten minutes; an expired row is taken again by the next sign-in; lost with a crash, without harm';
      COMMENT ON COLUMN connexions.empreinte IS 'SHA-256 of the cookie of the browser that signs in';

      CREATE TABLE sessions (
        empreinte bytea PRIMARY KEY CHECK (length(empreinte) = 32),
        compte uuid NOT NULL,
        habilitation uuid NOT NULL,
        acr text,
        ouverte_le timestamptz NOT NULL,
        vue_le timestamptz NOT NULL DEFAULT clock_timestamp(),
        fermee_le timestamptz,
        fermeture text CHECK (fermeture IN ('deconnexion', 'remplacee', 'inactivite', 'duree', 'compte', 'habilitation')),
        FOREIGN KEY (habilitation, compte) REFERENCES habilitations (id, compte),
        CHECK ((fermee_le IS NULL) = (fermeture IS NULL))
      );
      CREATE INDEX sessions_compte ON sessions (compte) WHERE fermee_le IS NULL;
      CREATE INDEX sessions_habilitation ON sessions (habilitation, vue_le);
      COMMENT ON TABLE sessions IS 'signed-in browsers; a change of habilitation is another session, with another cookie';
      COMMENT ON COLUMN sessions.empreinte IS 'SHA-256 of the cookie: the cookie itself is kept nowhere';
      COMMENT ON COLUMN sessions.acr IS 'how the person proved who they are, as the provider says (acr of the id token)';
      COMMENT ON COLUMN sessions.ouverte_le IS 'sign-in: kept by the sessions that replace this one';
      COMMENT ON COLUMN sessions.vue_le IS 'last request of the person, to the minute';
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE sessions, connexions, habilitations, comptes');
  }
}
