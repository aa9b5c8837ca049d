import { TYPES_FAITS, type FaitTenu, type Partenaire, type TypeFait } from '#annexe7';
import { proprietaireDe } from '#contract';
import type { Sql } from '#persistence';
import type { Vue } from '../ecarts/ecart.js';

/** A fact as the gateway has it, in the form in which it is compared (X4.3). */
export interface NotreFait extends FaitTenu {
  demandeur: string;
  type: TypeFait;
  /** Newest version that the partner acknowledged, 0: none; what the partner states has no such thing. */
  acquittee: number;
}

/** Our facts by demandeur: what the partner was told (dit), the newest version of what it states (declare). */
export async function nosFaits(
  sql: Sql,
  partenaire: Partenaire,
  vue: Vue,
  demandeurs: readonly string[],
): Promise<Map<string, NotreFait[]>> {
  const lignes =
    vue === 'dit' ? await dits(sql, partenaire, demandeurs) : await declares(sql, partenaire, demandeurs);
  return Map.groupBy(lignes, ({ demandeur }) => demandeur);
}

/** Without the withdrawals of what was never acknowledged: they leave nothing over there. */
function dits(sql: Sql, partenaire: Partenaire, demandeurs: readonly string[]): Promise<NotreFait[]> {
  return sql<NotreFait>(
    `SELECT demandeur, cle, type, lpad(sequence::text, 10, '0') AS sequence, data, acquittee FROM dit
     WHERE partenaire = $1 AND demandeur = ANY($2::text[])
       AND (acquittee > 0 OR (data->>'annule') IS DISTINCT FROM 'true')`,
    [partenaire, demandeurs],
  );
}

function declares(sql: Sql, partenaire: Partenaire, demandeurs: readonly string[]): Promise<NotreFait[]> {
  return sql<NotreFait>(
    `SELECT DISTINCT ON (demandeur, cle) demandeur, cle, type, sequence, data, 0 AS acquittee FROM faits
     WHERE demandeur = ANY($1::text[]) AND type = ANY($2::text[]) ORDER BY demandeur, cle, sequence DESC`,
    [demandeurs, TYPES_FAITS.filter((type) => proprietaireDe(type) === partenaire)],
  );
}
