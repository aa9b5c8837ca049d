import type { Sql } from '#persistence';
import type { RejeuPris } from './prendre-rejeu.js';
import type { MessageGele } from './verdict.js';

/** Messages of a lot at most, unless one dossier alone has more: a second of the fastest rate is five lots. */
const TAILLE_MAX = 200;
const LOTS_PAR_SECONDE = 5;
/** From that many takeovers on, dossiers are replayed one by one, so that the one that kills is found. */
const REPRISES_UN_PAR_UN = 3;
/** Beyond, the dossier at the head is set aside. */
const REPRISES_MAXIMALES = 5;

export interface LotDeRejeu {
  messages: MessageGele[];
  /** It was in hand each time that the worker died: it is not tried again. */
  aEcarter: boolean;
}

/** The next messages without a verdict, whole dossiers together: what is approved of a dossier is done in one commit. */
export async function choisirLotDeRejeu(sql: Sql, { id, debit, reprises }: RejeuPris): Promise<LotDeRejeu> {
  const taille =
    reprises > REPRISES_UN_PAR_UN ? 1 : Math.min(TAILLE_MAX, Math.ceil(debit / LOTS_PAR_SECONDE));
  const messages = await sql<MessageGele>(
    `WITH premiers AS (
       SELECT rang, demandeur FROM rejeu_messages WHERE rejeu = $1 AND actif ORDER BY rang LIMIT $2
     )
     SELECT rang, message, sens, demandeur FROM rejeu_messages
     WHERE rejeu = $1 AND actif
       AND (rang IN (SELECT rang FROM premiers) OR demandeur IN (SELECT demandeur FROM premiers WHERE demandeur IS NOT NULL))
     ORDER BY rang`,
    [id, taille],
  );
  return { messages, aEcarter: reprises > REPRISES_MAXIMALES };
}
