import type { Partenaire, TypeFait } from '#annexe7';
import type { Sql } from '#persistence';
import { compterALaPorte } from '../reception/compter-a-la-porte.js';

/** A version to tell a partner, numbered by the caller under the lock of its dossier (H4). */
export interface VersionNumerotee {
  id: string;
  partenaire: Partenaire;
  demandeur: string;
  cle: string;
  type: TypeFait;
  cotraitance: string | null;
  sequence: number;
  data: Record<string, unknown>;
  /** Transaction time: the `time` of the event (X1). */
  cree_le: Date;
  cause?: string | null;
  correlation?: string | null;
  /** The version that this one corrects (X6.2). */
  corrige?: string | null;
  /** Told because the rules had changed. */
  par_les_regles?: boolean;
}

/**
 * Puts versions in the outbox, retained when their partner is paused, writes their number in `dit` and counts them at the
 * door (X6.1), in the caller's transaction. Digests are the caller's business (X4.3).
 */
export async function numeroterVersions(
  sql: Sql,
  versions: readonly VersionNumerotee[],
  aujourdhui: string,
): Promise<void> {
  if (versions.length === 0) return;
  // Encrypted once: the outbox and `dit` hold the same copy.
  const lignes = versions.map((v) => ({ ...v, data: sql.chiffreur.chiffrerDonnees(v.data) }));
  await sql(
    `WITH v AS MATERIALIZED (
       SELECT * FROM json_to_recordset($1::json) AS a (
         id uuid, partenaire text, cle text, type text, cotraitance text, sequence bigint, data json, demandeur text,
         cree_le timestamptz, cause uuid, correlation text, corrige uuid, par_les_regles boolean)
     ), m AS (
       INSERT INTO messages_sortants (id, partenaire, jour, cree_le, type, cle, sequence, demandeur, cotraitance, data, cause, correlation,
                                      corrige, par_les_regles, issue)
       SELECT id, partenaire, $2::date, cree_le, type, cle, sequence, demandeur, cotraitance, data, cause, correlation,
              corrige, coalesce(par_les_regles, false),
              CASE WHEN EXISTS (SELECT FROM partenaires p WHERE p.partenaire = v.partenaire AND p.pause IS NOT NULL)
                   THEN 'retenu' ELSE 'a_emettre' END FROM v
     )
     INSERT INTO dit AS d (partenaire, demandeur, cle, type, cotraitance, sequence, data)
     SELECT partenaire, demandeur, cle, type, cotraitance, sequence, data FROM v
     ON CONFLICT (demandeur, partenaire, cle) DO UPDATE SET sequence = excluded.sequence, data = excluded.data`,
    [JSON.stringify(lignes), aujourdhui],
  );
  await compterALaPorte(
    sql,
    aujourdhui,
    versions.map(({ partenaire, type }) => ({ partenaire, sens: 'sortant', type })),
  );
}
