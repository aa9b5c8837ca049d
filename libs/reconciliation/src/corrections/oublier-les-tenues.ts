import type { Sql } from '#persistence';
import type { ReglagesDesCorrections } from './reglages-des-corrections.js';

/**
 * A correction that held for long was a good one: what comes back a year later is another mishap, and its corrections
 * are counted from nothing. Measured from the last correction to the present opening, by the business clock (H7).
 */
export async function oublierLesTenues(
  sql: Sql,
  { correctionTenueJours }: Pick<ReglagesDesCorrections, 'correctionTenueJours'>,
): Promise<void> {
  await sql(
    `UPDATE ecarts e SET corrections = 0
     WHERE e.etat = 'ouvert' AND e.corrections > 0 AND e.depuis > interval '1 day' * $1 + coalesce(
       (SELECT m.cree_le FROM messages_sortants m WHERE m.id = e.message),
       (SELECT m.recu_le FROM messages_entrants m WHERE m.id = e.message))`,
    [correctionTenueJours],
  );
}
