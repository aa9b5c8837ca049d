/** One statement, or several without parameters. */
type Executer = (texte: string, parametres?: unknown[]) => Promise<unknown>;

/**
 * A function of this name, found before PostgreSQL's own by statements and by functions whose body is text; what was
 * bound when it was made (the defaults of columns) keeps the real time.
 */
const SCHEMA = `
  CREATE SCHEMA heure_decalee;
  CREATE TABLE heure_decalee.decalage (valeur interval NOT NULL);
  INSERT INTO heure_decalee.decalage VALUES ('0');
  CREATE FUNCTION heure_decalee.clock_timestamp() RETURNS timestamptz LANGUAGE sql VOLATILE AS $$
    SELECT pg_catalog.clock_timestamp() + (SELECT valeur FROM heure_decalee.decalage)
  $$;
  DO $$ BEGIN
    EXECUTE format('ALTER DATABASE %I SET search_path = heure_decalee, pg_catalog, "$user", public', current_database());
  END $$;`;

/** The clock of one migrated database, moved: connections opened afterwards live there, at the pace of real time. */
export async function installerHeureDecalee(executer: Executer): Promise<void> {
  await executer(SCHEMA);
}

/** @param instant what the clock says now, `2027-03-28T03:14:58+02:00` @returns milliseconds away from real time */
export async function fixerHeure(executer: Executer, instant: string): Promise<number> {
  const ecart = Date.parse(instant) - Date.now();
  await executer(`UPDATE heure_decalee.decalage SET valeur = interval '1 ms' * $1`, [ecart]);
  return ecart;
}
