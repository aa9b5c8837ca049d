import { cotraitanceDuFait } from '#annexe7';
import type { Sql, UniteDeTravail } from '#persistence';
import type { SourceDeRegles } from '../regles/source-de-regles.js';
import { lireDossier, type DossierDemande } from './dossier-lu.js';
import { lireEnsemble } from './instant-de-lecture.js';

/** The message that stated a fact. */
export interface MessageDuFait {
  id: string;
  partenaire: string;
  /** Id given by its sender. */
  evenement: string | null;
  recuLe: Date;
}

/** One merged fact (A2): the newest version of one statement, with when it was learnt (A4). */
export interface FaitFusionneLu {
  cle: string;
  type: string;
  sequence: string;
  /** Withdrawn by its owner: counts as absent. */
  annule: boolean;
  data: object;
  connuLe: Date;
  /** How many versions of it are kept. */
  versions: number;
  message: MessageDuFait;
}

export interface FaitsLus {
  cotraitance: string;
  demandeur: string;
  version: number;
  faits: FaitFusionneLu[];
}

/** X5.2: the merged facts of a cotraitance and of its demandeur, each with its message and times. */
export class LireFaits {
  constructor(
    private readonly unite: UniteDeTravail,
    private readonly regles: SourceDeRegles,
  ) {}

  /** Facts that name another cotraitance of the same person are left out: they may belong to another structure. */
  execute(demande: DossierDemande): Promise<FaitsLus | undefined> {
    return lireEnsemble(this.unite, async (sql) => {
      const lu = await lireDossier(sql, demande, this.regles);
      if (!lu) return undefined;
      const nombres = new Map<string, number>();
      for (const { fait } of lu.faits) nombres.set(fait.cle, (nombres.get(fait.cle) ?? 0) + 1);
      const retenus = lu.faits.filter(({ fait }) => {
        const numero = cotraitanceDuFait(fait);
        return (
          (numero === null || numero === demande.cotraitance) &&
          lu.fusionnes.get(fait.cle)?.sequence === fait.sequence
        );
      });
      const messages = await lireMessages(
        sql,
        retenus.map(({ fait }) => fait.message),
      );
      return {
        cotraitance: demande.cotraitance,
        demandeur: lu.demandeur,
        version: lu.version,
        faits: retenus.map(({ fait, connuLe }) => ({
          cle: fait.cle,
          type: fait.type,
          sequence: fait.sequence,
          annule: fait.data.annule === true,
          data: fait.data,
          connuLe,
          versions: nombres.get(fait.cle) ?? 1,
          message: messageDe(messages, fait.message),
        })),
      };
    });
  }
}

async function lireMessages(sql: Sql, ids: string[]): Promise<Map<string, MessageDuFait>> {
  const lignes = await sql<MessageDuFait>(
    `SELECT id, partenaire, evenement, recu_le AS "recuLe" FROM messages_entrants WHERE id = ANY($1::uuid[])`,
    [ids],
  );
  return new Map(lignes.map((ligne) => [ligne.id, ligne]));
}

function messageDe(messages: ReadonlyMap<string, MessageDuFait>, id: string): MessageDuFait {
  const message = messages.get(id);
  if (!message) throw new Error('a fact without its message');
  return message;
}
