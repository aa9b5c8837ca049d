import { evenementSortant } from '#contract';
import type { TypeFait } from '#annexe7';
import type { UniteDeTravail } from '#persistence';
import { sequenceSurLeFil } from '../../emission/message-sortant.js';
import { messageVisible, Parametres, type Perimetre } from '../perimetre.js';
import { decouperEvenement } from './decouper-corps.js';

/** What a message was on the wire. */
export interface CorpsDuMessage {
  /** `recu`: the bytes as they came; `emis`: the event as it is told, composed again from what was kept. */
  origine: 'recu' | 'emis';
  typeContenu: string;
  /** Bytes of the event; null when they are no longer kept. */
  octets: number | null;
  /** The text; null when it is no longer kept. */
  texte: string | null;
  /** Only the beginning is given. */
  tronque: boolean;
  /** When its bytes had had their time. */
  purgeLe: Date | null;
}

interface Recu {
  reception: string;
  rang: number;
  voie: string;
  typeContenu: string;
  issue: string;
  corps: Buffer | null;
  purgeLe: Date | null;
}

interface Emis {
  id: string;
  type: TypeFait;
  sequence: number;
  demandeur: string | null;
  cotraitance: string | null;
  data: Record<string, unknown> | null;
  creeLe: Date;
  correlation: string | null;
}

/** What a screen can show: a webhook may hold 5 MiB. */
const MONTRES_MAX = 64 * 1024;
const TYPE_EMIS = 'application/cloudevents+json';

/** X6.2: the raw message, which never changes; its own part alone of the batch or page that brought it. */
export class LireCorpsDuMessage {
  constructor(private readonly unite: UniteDeTravail) {}

  /** @returns undefined when it is unknown or out of the perimeter: the two are not told apart */
  async execute(id: string, perimetre: Perimetre): Promise<CorpsDuMessage | undefined> {
    return (await this.#recu(id, perimetre)) ?? (await this.#emis(id, perimetre));
  }

  async #recu(id: string, perimetre: Perimetre): Promise<CorpsDuMessage | undefined> {
    const parametres = new Parametres();
    const sql = this.unite.seule;
    const [recu] = await sql<Recu>(
      `SELECT m.reception, m.rang, m.issue, r.voie, r.type_contenu AS "typeContenu", r.corps, r.corps_purge_le AS "purgeLe"
       FROM messages_entrants m JOIN receptions r ON r.id = m.reception
       WHERE m.id = ${parametres.lier(id)}::uuid AND ${messageVisible(perimetre, 'm', parametres)}`,
      parametres.valeurs,
    );
    if (!recu) return undefined;
    const { typeContenu, purgeLe } = recu;
    if (recu.corps === null)
      return { origine: 'recu', typeContenu, octets: null, texte: null, tronque: false, purgeLe };
    const octets = sql.chiffreur.dechiffrerCorps(recu.reception, recu.corps);
    // What could not be read is one message, whatever it holds.
    const sien = recu.issue === 'illisible' ? octets : decouperEvenement(octets, recu);
    return { origine: 'recu', typeContenu, ...montrer(sien ?? Buffer.alloc(0)), purgeLe: null };
  }

  async #emis(id: string, perimetre: Perimetre): Promise<CorpsDuMessage | undefined> {
    const parametres = new Parametres();
    const [emis] = await this.unite.seule<Emis>(
      `SELECT m.id, m.type, m.sequence, m.demandeur, m.cotraitance, m.data, m.cree_le AS "creeLe", m.correlation
       FROM messages_sortants m
       WHERE m.id = ${parametres.lier(id)}::uuid AND ${messageVisible(perimetre, 'm', parametres)}`,
      parametres.valeurs,
    );
    if (!emis) return undefined;
    const { type, cotraitance, demandeur, data, creeLe, correlation } = emis;
    const commun = { origine: 'emis', typeContenu: TYPE_EMIS, purgeLe: null } as const;
    if (data === null || demandeur === null) return { ...commun, octets: null, texte: null, tronque: false };
    const evenement = evenementSortant({
      id,
      type,
      demandeur,
      cotraitance,
      data,
      sequence: sequenceSurLeFil(emis.sequence),
      time: creeLe.toISOString(),
      ...(correlation === null ? {} : { correlationid: correlation }),
    });
    return { ...commun, ...montrer(Buffer.from(JSON.stringify(evenement))) };
  }
}

function montrer(octets: Buffer): Pick<CorpsDuMessage, 'octets' | 'texte' | 'tronque'> {
  const tronque = octets.length > MONTRES_MAX;
  return { octets: octets.length, texte: octets.toString('utf8', 0, MONTRES_MAX), tronque };
}
