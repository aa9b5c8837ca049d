import { Partenaire } from '#annexe7';
import { instantDeLId, premierIdDepuis, Sql } from '#persistence';
import { MessageSortant } from './message-sortant.js';

/** Clocks of the processes that draw UUIDv7 ids may differ: an envoi is looked for from that long before. */
const ECART_D_HORLOGE_MS = 3_600_000;

/**
 * Withdrawals of what never left: computed, then undone before any envoi took it. The partner holds nothing to
 * withdraw, and is not told. Their fate is `sans_effet`, code `JAMAIS_DIT`. A correction leaves all the same: it answers
 * what the partner was seen to hold (X6), which a restored database does not know to have told.
 * @returns what is left to tell, in order
 */
export async function ecarterRetraitsSansObjet(
  sql: Sql,
  partenaire: Partenaire,
  messages: readonly MessageSortant[],
): Promise<MessageSortant[]> {
  const retraits = messages.filter(({ data, sequence }) => data.annule === true && sequence > 1);
  if (retraits.length === 0) return [...messages];
  const anterieures = await sql<{ retrait: string; versions: string[] }>(
    `SELECT m.id AS retrait, array_agg(v.id) AS versions FROM messages_sortants m
     JOIN dit d ON d.demandeur = m.demandeur AND d.partenaire = m.partenaire AND d.cle = m.cle AND d.acquittee = 0
     JOIN messages_sortants v ON v.demandeur = m.demandeur AND v.partenaire = m.partenaire AND v.cle = m.cle AND v.sequence < m.sequence
     WHERE m.id = ANY($1::uuid[]) AND m.corrige IS NULL GROUP BY m.id`,
    [retraits.map(({ id }) => id)],
  );
  const parties = await versionsParties(
    sql,
    partenaire,
    anterieures.flatMap(({ versions }) => versions),
  );
  const sansObjet = anterieures
    .filter(({ versions }) => !versions.some((version) => parties.has(version)))
    .map(({ retrait }) => retrait);
  if (sansObjet.length > 0) {
    await sql(
      `UPDATE messages_sortants SET issue = 'sans_effet', code = 'JAMAIS_DIT', traite_le = (SELECT maintenant_metier()) WHERE id = ANY($1::uuid[])`,
      [sansObjet],
    );
  }
  const ecartes = new Set(sansObjet);
  return messages.filter(({ id }) => !ecartes.has(id));
}

/** Of these versions, those that some envoi took, answered or not: the partner may hold them. */
async function versionsParties(
  sql: Sql,
  partenaire: Partenaire,
  versions: readonly string[],
): Promise<Set<string>> {
  if (versions.length === 0) return new Set();
  const plusAncien = Math.min(...versions.map(instantDeLId)) - ECART_D_HORLOGE_MS;
  const lignes = await sql<{ id: string }>(
    `SELECT u.id FROM envois e CROSS JOIN LATERAL unnest(e.messages) AS u (id)
     WHERE e.id >= $1 AND e.partenaire = $2 AND u.id = ANY($3::uuid[])`,
    [premierIdDepuis(plusAncien), partenaire, versions],
  );
  return new Set(lignes.map(({ id }) => id));
}
