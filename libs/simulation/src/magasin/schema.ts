/**
 * Tables of a partner's own SQLite file. What it states (`enonce`) and what it was told (`dit`) never mix (H4).
 * `registre` is the ledger of applied effects: the triggers refuse any change or removal of a line.
 */
export const SCHEMA = `
CREATE TABLE IF NOT EXISTS reglage (
  nom TEXT PRIMARY KEY,
  valeur TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE IF NOT EXISTS enonce (
  rang INTEGER PRIMARY KEY,
  id TEXT NOT NULL,
  type TEXT NOT NULL,
  demandeur TEXT,
  cle TEXT,
  sequence TEXT NOT NULL,
  jour TEXT NOT NULL,
  repere TEXT,
  corps TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX IF NOT EXISTS enonce_repere ON enonce (repere) WHERE repere IS NOT NULL;
CREATE INDEX IF NOT EXISTS enonce_jour ON enonce (jour, type);

CREATE TABLE IF NOT EXISTS declare (
  demandeur TEXT NOT NULL,
  cle TEXT NOT NULL,
  sequence TEXT NOT NULL,
  rang INTEGER NOT NULL,
  PRIMARY KEY (demandeur, cle)
) STRICT, WITHOUT ROWID;

CREATE TABLE IF NOT EXISTS dit (
  demandeur TEXT NOT NULL,
  cle TEXT NOT NULL,
  sequence TEXT NOT NULL,
  type TEXT NOT NULL,
  cotraitance TEXT,
  evenement TEXT NOT NULL,
  PRIMARY KEY (demandeur, cle)
) STRICT, WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS dit_type ON dit (type);
CREATE INDEX IF NOT EXISTS dit_cotraitance ON dit (cotraitance);

CREATE TABLE IF NOT EXISTS recu (
  id TEXT PRIMARY KEY,
  statut TEXT NOT NULL,
  type TEXT,
  jour TEXT NOT NULL,
  empreinte BLOB NOT NULL,
  reutilisations INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS recu_jour ON recu (jour, type);

CREATE TABLE IF NOT EXISTS registre (
  rang INTEGER PRIMARY KEY,
  evenement TEXT NOT NULL,
  envoi TEXT NOT NULL,
  demandeur TEXT NOT NULL,
  cle TEXT NOT NULL,
  sequence TEXT NOT NULL,
  applique_le TEXT NOT NULL
) STRICT;
CREATE TRIGGER IF NOT EXISTS registre_immuable BEFORE UPDATE ON registre
  BEGIN SELECT RAISE(ABORT, 'le registre ne se modifie pas'); END;
CREATE TRIGGER IF NOT EXISTS registre_ineffacable BEFORE DELETE ON registre
  BEGIN SELECT RAISE(ABORT, 'le registre ne s''efface pas'); END;

CREATE TABLE IF NOT EXISTS envoi (
  cle TEXT PRIMARY KEY,
  empreinte BLOB NOT NULL,
  reponse TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE IF NOT EXISTS empreinte (
  vue TEXT NOT NULL,
  seau INTEGER NOT NULL,
  demandeur TEXT NOT NULL,
  empreinte TEXT,
  PRIMARY KEY (vue, seau, demandeur)
) STRICT, WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS empreinte_perimee ON empreinte (vue, demandeur) WHERE empreinte IS NULL;

CREATE TABLE IF NOT EXISTS suivi (
  cotraitance TEXT PRIMARY KEY,
  depuis TEXT NOT NULL
) STRICT, WITHOUT ROWID;
`;
