import { Sql } from '#persistence';
import { TENTATIVES_MAXIMALES } from '../echecs/table-des-echecs.js';

/** Why a lot was left without being applied: a code, and the class of a technical error at most. */
export interface CauseDeLAbandon {
  code: 'TRAITEMENT_INTERROMPU' | 'ORDRE_REFUSE';
  detail: string | null;
}

/** One attempt more for the messages of a lot that its worker left; those that have had five are set aside (X6). */
export async function compterUneTentative(
  sql: Sql,
  messages: readonly string[],
  { code, detail }: CauseDeLAbandon,
): Promise<void> {
  await sql(
    `UPDATE messages_entrants
     SET tentatives = tentatives + 1, code = $3, detail = $4,
         issue = CASE WHEN tentatives + 1 >= $2 THEN 'en_echec' ELSE issue END,
         traite_le = CASE WHEN tentatives + 1 >= $2 THEN (SELECT maintenant_metier()) END
     WHERE id = ANY($1::uuid[]) AND issue = 'recu'`,
    [messages, TENTATIVES_MAXIMALES, code, detail],
  );
}
