import { Sql } from '#persistence';
import { TENTATIVES_MAXIMALES } from '../echecs/table-des-echecs.js';

/** Why a lot was left without being applied: a code, and the class of a technical error at most. */
export interface CauseDeLAbandon {
  code: 'TRAITEMENT_INTERROMPU' | 'ORDRE_REFUSE';
  detail: string | null;
}

/** From that many attempts a message is taken alone: it is suspected. */
const SUSPECT_APRES = 3;

/**
 * One attempt more for the messages of a lot that its worker left; those that have had five are set aside (X6). A
 * suspect in whose company workers die waits longer each time, and at random: a machine that goes through a series of
 * deaths of another cause must not meet it again and again and take the one for the other.
 */
export async function compterUneTentative(
  sql: Sql,
  messages: readonly string[],
  { code, detail }: CauseDeLAbandon,
): Promise<void> {
  await sql(
    `UPDATE messages_entrants
     SET tentatives = tentatives + 1, code = $3, detail = $4,
         issue = CASE WHEN tentatives + 1 >= $2 THEN 'en_echec' ELSE issue END,
         traite_le = CASE WHEN tentatives + 1 >= $2 THEN (SELECT maintenant_metier()) END,
         prochaine_tentative = CASE WHEN $3 = 'TRAITEMENT_INTERROMPU' AND tentatives + 1 BETWEEN $5 AND $2 - 1
           THEN clock_timestamp() + interval '10 s' * (tentatives + 2 - $5) * (0.5 + random()) END
     WHERE id = ANY($1::uuid[]) AND issue = 'recu'`,
    [messages, TENTATIVES_MAXIMALES, code, detail, SUSPECT_APRES],
  );
}
