import { Sql } from '#persistence';
import { Motif } from './motif.js';

/**
 * These versions may have reached the partner: their fate is `incertain` until it has been asked (X4.4). Versions that
 * a newer one has replaced meanwhile stay so: the newer one settles the matter.
 */
export async function rendreIncertains(
  sql: Sql,
  { envoi, messages }: { envoi: string; messages: readonly string[] },
  { code, detail }: Motif,
): Promise<void> {
  if (messages.length === 0) return;
  await sql(
    `UPDATE messages_sortants SET issue = 'incertain', code = $2, detail = $3, envoi = $4, prochaine_tentative = NULL,
            premier_echec = coalesce(premier_echec, clock_timestamp())
     WHERE id = ANY($1::uuid[]) AND issue IN ('a_emettre', 'retenu')`,
    [messages, code, detail, envoi],
  );
}
