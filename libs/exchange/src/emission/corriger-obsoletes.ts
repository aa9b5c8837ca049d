import { Partenaire } from '#annexe7';
import { Horloge, Sql, tirerId } from '#persistence';
import { compterALaPorte } from '../reception/compter-a-la-porte.js';
import { SortSortant } from './sort-sortant.js';

/** Tells again, under max(ours, theirs) + 1 and a new id, what a partner called obsolete although it is current (X6). @returns the corrections */
export async function corrigerObsoletes(
  sql: Sql,
  partenaire: Partenaire,
  sorts: readonly SortSortant[],
): Promise<{ demandeur: string }[]> {
  const corrections = sorts.flatMap(({ message, depasser }) =>
    depasser === null ? [] : [{ ...message, id: tirerId(), corrige: message.id, sequence: depasser + 1 }],
  );
  if (corrections.length === 0) return [];
  const { aujourdhui, maintenant } = await Horloge.lire(sql);
  await sql(
    `WITH v AS MATERIALIZED (
       SELECT * FROM json_to_recordset($1::json) AS c (
         id uuid, type text, cle text, sequence bigint, demandeur text, cotraitance text, data json, correlation text, corrige uuid)
     ), d AS (
       UPDATE dit SET sequence = v.sequence FROM v
       WHERE dit.demandeur = v.demandeur AND dit.partenaire = $2 AND dit.cle = v.cle
     )
     INSERT INTO messages_sortants (id, partenaire, jour, cree_le, type, cle, sequence, demandeur, cotraitance, data, correlation, corrige, issue)
     SELECT id, $2, $3::date, $4::timestamptz, type, cle, sequence, demandeur, cotraitance, data, correlation, corrige, 'a_emettre' FROM v`,
    [JSON.stringify(corrections), partenaire, aujourdhui, maintenant],
  );
  await compterALaPorte(
    sql,
    aujourdhui,
    corrections.map(({ type }) => ({ partenaire, sens: 'sortant', type })),
  );
  return corrections;
}
