import { Partenaire } from '#annexe7';
import { Sql } from '#persistence';
import { TENTATIVES_MAXIMALES } from '../echecs/table-des-echecs.js';
import { CODES_DE_POISON, CODES_QUI_COMPTENT } from './motif.js';
import { voieDuPartenaire } from './voie.js';

/** Longest wait between two tries of one version. */
const ATTENTE_MAXIMALE_S = 300;

/**
 * Versions that the partner does not hold leave again later. An attempt is counted when their failure is of a kind
 * that counts, and only if the partner has answered another lot since they first failed: a partner that fails on
 * everything is down, and that burns no attempt. After five they are set aside (`en_echec`).
 */
export async function remettreAPlusTard(
  sql: Sql,
  partenaire: Partenaire,
  messages: readonly string[],
): Promise<void> {
  if (messages.length === 0) return;
  await sql(
    `UPDATE messages_sortants m
     SET tentatives = v.tentatives,
         issue = CASE WHEN v.tentatives >= $3 THEN 'en_echec' ELSE 'a_emettre' END,
         traite_le = CASE WHEN v.tentatives >= $3 THEN (SELECT maintenant_metier()) END,
         prochaine_tentative = clock_timestamp() + interval '1 s' * least($4::float8, power(2, v.tentatives))
     FROM (
       SELECT s.id, s.tentatives + CASE
           WHEN s.code = ANY($6::text[]) OR (s.code = ANY($5::text[]) AND t.repondu_le >= s.premier_echec) THEN 1 ELSE 0
         END AS tentatives
       FROM messages_sortants s JOIN tranches t ON t.file = $2 AND t.numero = 0
       WHERE s.id = ANY($1::uuid[])
     ) AS v
     WHERE m.id = v.id AND m.issue IN ('a_emettre', 'incertain', 'retenu')`,
    [
      messages,
      voieDuPartenaire(partenaire),
      TENTATIVES_MAXIMALES,
      ATTENTE_MAXIMALE_S,
      CODES_QUI_COMPTENT,
      CODES_DE_POISON,
    ],
  );
}

/** The same for a lot that the partner refused as a whole, which says at the same time why. */
export async function noterLeRefusDuLot(
  sql: Sql,
  messages: readonly string[],
  { code, detail }: { code: string; detail: string | null },
): Promise<void> {
  await sql(
    `UPDATE messages_sortants SET code = $2, detail = $3, premier_echec = coalesce(premier_echec, clock_timestamp())
     WHERE id = ANY($1::uuid[]) AND issue IN ('a_emettre', 'retenu')`,
    [messages, code, detail],
  );
}
