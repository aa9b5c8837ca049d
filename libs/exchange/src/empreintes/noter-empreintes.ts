import { seauDe, type Partenaire } from '#annexe7';
import type { Sql } from '#persistence';
import { empreinteDite, type FaitDit } from './calculer-empreintes.js';

/** Digests of a demandeur at a partner, hexadecimal; null: nothing to list; absent: unchanged (X4.3). */
export interface EmpreinteNotee {
  partenaire: Partenaire;
  demandeur: string;
  dit?: string | null;
  declare?: string | null;
}

/**
 * Writes digests in the commit of what they sum up. The caller holds the rows of `dossiers`, which exist: two writers of
 * one demandeur would both find no digest to update, and insert it twice.
 */
export async function noterEmpreintes(sql: Sql, empreintes: readonly EmpreinteNotee[]): Promise<void> {
  if (empreintes.length === 0) return;
  await sql(
    `WITH v AS MATERIALIZED (
       SELECT partenaire, demandeur, seau, decode(dit, 'hex') AS dit, dit_change, decode(declare, 'hex') AS declare, declare_change
       FROM unnest($1::text[], $2::text[], $3::smallint[], $4::text[], $5::boolean[], $6::text[], $7::boolean[])
            AS e (partenaire, demandeur, seau, dit, dit_change, declare, declare_change)
     ), u AS (
       UPDATE empreintes e SET dit = CASE WHEN v.dit_change THEN v.dit ELSE e.dit END,
                               declare = CASE WHEN v.declare_change THEN v.declare ELSE e.declare END
       FROM v WHERE e.partenaire = v.partenaire AND e.demandeur = v.demandeur
       RETURNING e.partenaire, e.demandeur
     )
     INSERT INTO empreintes (partenaire, demandeur, seau, dit, declare)
     SELECT partenaire, demandeur, seau, dit, declare FROM v
     WHERE NOT EXISTS (SELECT FROM u WHERE u.partenaire = v.partenaire AND u.demandeur = v.demandeur)`,
    [
      empreintes.map((e) => e.partenaire),
      empreintes.map((e) => e.demandeur),
      empreintes.map((e) => seauDe(e.demandeur)),
      empreintes.map((e) => e.dit ?? null),
      empreintes.map((e) => e.dit !== undefined),
      empreintes.map((e) => e.declare ?? null),
      empreintes.map((e) => e.declare !== undefined),
    ],
  );
}

/** Sums up again what a partner was told of demandeurs, whose dossiers exist and are locked by the caller. */
export async function noterEmpreintesDites(
  sql: Sql,
  partenaire: Partenaire,
  demandeurs: readonly string[],
): Promise<void> {
  const uniques = [...new Set(demandeurs)];
  if (uniques.length === 0) return;
  const dits = await sql<FaitDit & { demandeur: string }>(
    'SELECT demandeur, cle, sequence, data, acquittee FROM dit WHERE partenaire = $1 AND demandeur = ANY($2::text[])',
    [partenaire, uniques],
  );
  const parDemandeur = Map.groupBy(dits, ({ demandeur }) => demandeur);
  await noterEmpreintes(
    sql,
    uniques.map((demandeur) => ({
      partenaire,
      demandeur,
      dit: empreinteDite(parDemandeur.get(demandeur) ?? []),
    })),
  );
}
