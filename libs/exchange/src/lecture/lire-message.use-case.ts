import type { UniteDeTravail } from '#persistence';
import { messageVisible, Parametres, type Perimetre } from './perimetre.js';
import {
  lireParcours,
  type LiensDuMessage,
  type RejeuDuMessage,
  type TransitionLue,
} from './parcours-du-message.js';
import { lireMessages, type MessageLu } from './message-lu.js';

/** A message with what it says and where it came from or went. */
export interface MessageDetaille extends MessageLu {
  cle: string | null;
  /** Known members of the data (X2); null when they could not be read. */
  donnees: object | null;
  /** Incoming: the request or the page it came in. */
  reception: { id: string; voie: string; typeContenu: string; rang: number; octets: number } | null;
  /** Outgoing: the message that caused it, the call that carried it. */
  cause: string | null;
  envoi: string | null;
  /** Why an operator gave it up, or stated this correction. */
  motif: string | null;
  liens: LiensDuMessage;
  /** Every change of fate since it was stored, oldest first. */
  transitions: TransitionLue[];
  /** Replays in which it stood, oldest first. */
  rejeux: RejeuDuMessage[];
}

type Complement = Pick<MessageDetaille, 'cle' | 'donnees' | 'reception' | 'cause' | 'envoi' | 'motif'> &
  Pick<LiensDuMessage, 'rejoue' | 'corrige'>;

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
              (SELECT json_build_object('id', r.id, 'voie', r.voie, 'typeContenu', r.type_contenu, 'rang', m.rang, 'octets', coalesce(r.octets, length(r.corps)))
               FROM receptions r WHERE r.id = m.reception) AS reception,
              NULL::uuid AS cause, NULL::uuid AS envoi, m.rejoue, m.corrige, m.motif
       FROM messages_entrants m WHERE m.id = ${cle}::uuid AND ${visible}
       UNION ALL
       SELECT 'sortant', m.cle, m.data, NULL::json, m.cause, m.envoi, m.rejoue, m.corrige, m.motif
       FROM messages_sortants m WHERE m.id = ${cle}::uuid AND ${visible}`,
      parametres.valeurs,
    );
    if (!complement) return undefined;
    const { sens, rejoue, corrige, ...suite } = complement;
    const [message] = await lireMessages(this.unite.seule, { sens, id }, { type: 'national' }, 1);
    if (!message) return undefined;
    const { rejouePar, corrigePar, transitions, rejeux } = await lireParcours(
      this.unite.seule,
      id,
      perimetre,
    );
    const liens = { rejoue, corrige, rejouePar, corrigePar };
    // What an operator wrote is for operators.
    const motif = perimetre.type === 'partenaire' ? null : suite.motif;
    return { ...message, ...suite, motif, liens, transitions, rejeux };
  }
}
