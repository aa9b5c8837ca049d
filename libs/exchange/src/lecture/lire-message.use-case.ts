import type { UniteDeTravail } from '#persistence';
import { messageVisible, Parametres, type Perimetre } from './perimetre.js';
import { lireMessages, type MessageLu } from './message-lu.js';

/** A message with what it says and where it came from or went. */
export interface MessageDetaille extends MessageLu {
  cle: string | null;
  /** Known members of the data (X2); null when they could not be read. */
  donnees: object | null;
  /** Incoming: the request or the page it came in. */
  reception: { id: string; voie: string; typeContenu: string; rang: number; octets: number } | null;
  /** Outgoing: the message that caused it, the call that carried it, the message it corrects. */
  cause: string | null;
  envoi: string | null;
  corrige: string | null;
}

interface Complement {
  cle: string | null;
  donnees: object | null;
  reception: MessageDetaille['reception'];
  cause: string | null;
  envoi: string | null;
  corrige: string | null;
}

/** X5.4: one message with its content. */
export class LireMessage {
  constructor(private readonly unite: UniteDeTravail) {}

  /** @returns undefined when it is unknown or out of the perimeter: the two are not told apart */
  async execute({
    id,
    perimetre,
  }: {
    id: string;
    perimetre: Perimetre;
  }): Promise<MessageDetaille | undefined> {
    const parametres = new Parametres();
    const cle = parametres.lier(id);
    const visible = messageVisible(perimetre, 'm', parametres);
    const [complement] = await this.unite.seule<Complement & { sens: 'entrant' | 'sortant' }>(
      `SELECT 'entrant' AS sens, m.cle, m.donnees,
              (SELECT json_build_object('id', r.id, 'voie', r.voie, 'typeContenu', r.type_contenu, 'rang', m.rang, 'octets', length(r.corps))
               FROM receptions r WHERE r.id = m.reception) AS reception,
              NULL::uuid AS cause, NULL::uuid AS envoi, NULL::uuid AS corrige
       FROM messages_entrants m WHERE m.id = ${cle}::uuid AND ${visible}
       UNION ALL
       SELECT 'sortant', m.cle, m.data, NULL::json, m.cause, m.envoi, m.corrige
       FROM messages_sortants m WHERE m.id = ${cle}::uuid AND ${visible}`,
      parametres.valeurs,
    );
    if (!complement) return undefined;
    const { sens, ...suite } = complement;
    const [message] = await lireMessages(this.unite.seule, { sens, id }, { type: 'national' }, 1);
    return message && { ...message, ...suite };
  }
}
