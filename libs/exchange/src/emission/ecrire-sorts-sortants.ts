import { Sql } from '#persistence';
import { noterEmpreintesDites } from '../empreintes/noter-empreintes.js';
import { corrigerObsoletes } from './corriger-obsoletes.js';
import { EnvoiPris, ReglementPris } from './message-sortant.js';
import { Acquittees, lireAcquittees, SortSortant } from './sort-sortant.js';

/**
 * A correction is numbered from what was told (X6), and an acknowledged withdrawal changes a digest (X4.3): the dossiers
 * are held as `appliquer` holds them. An ordinary answer only moves its own rows, so that partners and shards do not
 * wait for each other.
 */
export async function verrouillerEtLire(sql: Sql, pris: EnvoiPris | ReglementPris): Promise<Acquittees> {
  await sql('SELECT FROM dossiers WHERE demandeur = ANY($1::text[]) ORDER BY demandeur FOR UPDATE', [
    [...new Set(pris.messages.map(({ demandeur }) => demandeur))],
  ]);
  return lireAcquittees(sql, pris);
}

/** Writes the fates that a partner's answer gives, what it now holds, and the corrections that it calls for (X6). */
export async function ecrireSortsSortants(
  sql: Sql,
  pris: EnvoiPris | ReglementPris,
  sorts: readonly SortSortant[],
): Promise<void> {
  if (sorts.length === 0) return;
  await sql(
    `UPDATE messages_sortants m SET issue = v.issue, code = v.code, detail = v.detail,
            envoi = coalesce($5::uuid, m.envoi), traite_le = (SELECT maintenant_metier())
     FROM unnest($1::uuid[], $2::text[], $3::text[], $4::text[]) AS v (id, issue, code, detail)
     WHERE m.id = v.id AND m.issue IN ('a_emettre', 'incertain', 'retenu', 'remplace')`,
    [
      sorts.map((s) => s.message.id),
      sorts.map((s) => s.issue),
      sorts.map((s) => s.code),
      sorts.map((s) => s.detail),
      pris.nature === 'dire' ? pris.id : null,
    ],
  );
  const tenus = sorts.filter(({ tenu }) => tenu).map(({ message }) => message);
  if (tenus.length > 0) {
    await sql(
      `UPDATE dit d SET acquittee = greatest(d.acquittee, v.sequence)
       FROM unnest($2::text[], $3::text[], $4::bigint[]) AS v (demandeur, cle, sequence)
       WHERE d.demandeur = v.demandeur AND d.partenaire = $1 AND d.cle = v.cle`,
      [pris.partenaire, tenus.map((m) => m.demandeur), tenus.map((m) => m.cle), tenus.map((m) => m.sequence)],
    );
  }
  const corriges = await corrigerObsoletes(sql, sorts);
  const retires = tenus.filter(({ data }) => data.annule === true);
  await noterEmpreintesDites(
    sql,
    pris.partenaire,
    [...corriges, ...retires].map(({ demandeur }) => demandeur),
  );
}
