import { hash } from 'node:crypto';
import { canoniser } from '#annexe7';
import { Horloge, tirerId, type Sql, type UniteDeTravail } from '#persistence';
import type { Perimetre } from '../lecture/perimetre.js';
import type { SourceDeRegles } from '../regles/source-de-regles.js';
import { previsualiser, type Apercu } from './previsualiser.js';
import { reprendreApercu } from './reprendre-apercu.js';
import { selectionner, type IssueSelection, type Selection } from './selection.js';

/** What an operator asks for: a preview, or an execution of one, or of a selection previewed at once (X5.4). */
export interface DemandeDeRejeu {
  acteur: string;
  cleIdempotence: string;
  perimetre: Perimetre;
  simulation: boolean;
  cible: { par: 'apercu'; apercu: string } | Selection;
  /** Required unless it is a simulation. */
  motif: string | null;
  /** Messages per second. */
  debit: number;
}

export type IssueDemande =
  | { issue: 'cree' | 'deja_demande'; rejeu: string }
  | { issue: 'cle_reutilisee' }
  | { issue: 'apercu_inconnu' }
  | { issue: 'deja_en_rejeu'; rejeux: string[] }
  | Exclude<IssueSelection, { issue: 'choisis' }>;

export const DEBIT_PAR_DEFAUT = 50;
export const DEBIT_MAX = 1_000;

/** Thrown inside the transaction so that nothing of it stays. */
class DejaEnRejeu extends Error {
  constructor(readonly messages: string[]) {
    super('some messages stand in an active replay');
  }
}

/**
 * Asks for a replay: its messages are frozen and previewed, its row is unique for an actor and a key. The same request
 * again gives the same replay; a message stands in one active replay at a time, whoever asks (fault 33).
 */
export class DemanderRejeu {
  constructor(
    private readonly unite: UniteDeTravail,
    private readonly regles: SourceDeRegles,
    /** Rings for this replay after the commit. */
    private readonly sonner: (rejeu: string) => void,
  ) {}

  async execute(demande: DemandeDeRejeu): Promise<IssueDemande> {
    const empreinte = empreinteDe(demande);
    const deja = await dejaDemande(this.unite.seule, demande, empreinte);
    if (deja) return deja;
    const gele = await this.#geler(demande);
    if ('issue' in gele) return gele;
    const issue = await this.#inscrire(demande, empreinte, gele);
    if (issue.issue === 'cree' && !demande.simulation) this.sonner(issue.rejeu);
    return issue;
  }

  async #geler({ cible, perimetre }: DemandeDeRejeu): Promise<Apercu | IssueDemande> {
    if (cible.par === 'apercu') {
      const repris = await reprendreApercu(this.unite.seule, cible.apercu, perimetre);
      return repris ?? { issue: 'apercu_inconnu' };
    }
    const selection = await selectionner(this.unite.seule, cible, perimetre);
    return selection.issue === 'choisis'
      ? previsualiser(this.unite, this.regles, selection.messages)
      : selection;
  }

  async #inscrire(demande: DemandeDeRejeu, empreinte: Buffer, gele: Apercu): Promise<IssueDemande> {
    try {
      return await this.unite.executer(async (sql): Promise<IssueDemande> => {
        const rejeu = tirerId();
        if (await insererRejeu(sql, rejeu, demande, empreinte, gele)) {
          await insererContenu(sql, rejeu, demande.simulation, gele);
          return { issue: 'cree', rejeu };
        }
        // The same key came at the same time: its row is committed now.
        const deja = await dejaDemande(sql, demande, empreinte);
        if (!deja) throw new Error('unreachable: the key has just been refused as taken');
        return deja;
      });
    } catch (erreur) {
      if (!(erreur instanceof DejaEnRejeu)) throw erreur;
      return { issue: 'deja_en_rejeu', rejeux: await rejeuxActifs(this.unite.seule, erreur.messages) };
    }
  }
}

function empreinteDe({ simulation, cible, motif, debit }: DemandeDeRejeu): Buffer {
  return hash('sha256', canoniser({ simulation, cible, motif, debit }), 'buffer');
}

async function dejaDemande(
  sql: Sql,
  { acteur, cleIdempotence }: DemandeDeRejeu,
  empreinte: Buffer,
): Promise<IssueDemande | undefined> {
  const [connu] = await sql<{ id: string; empreinte: Buffer }>(
    'SELECT id, empreinte FROM rejeux WHERE acteur = $1 AND cle_idempotence = $2',
    [acteur, cleIdempotence],
  );
  if (!connu) return undefined;
  return connu.empreinte.equals(empreinte)
    ? { issue: 'deja_demande', rejeu: connu.id }
    : { issue: 'cle_reutilisee' };
}

/** @returns false when the actor has already used this key */
async function insererRejeu(
  sql: Sql,
  rejeu: string,
  { acteur, cleIdempotence, simulation, cible, motif, debit }: DemandeDeRejeu,
  empreinte: Buffer,
  { messages }: Apercu,
): Promise<boolean> {
  const { aujourdhui } = await Horloge.lire(sql);
  const inseres = await sql(
    `INSERT INTO rejeux (id, acteur, cle_idempotence, empreinte, simulation, apercu, motif, selection, debit, etat, total, fait, jour)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13) ON CONFLICT (acteur, cle_idempotence) DO NOTHING RETURNING id`,
    [
      rejeu,
      acteur,
      cleIdempotence,
      empreinte,
      simulation,
      cible.par === 'apercu' ? cible.apercu : null,
      motif,
      JSON.stringify(cible),
      debit,
      simulation ? 'simule' : 'en_attente',
      messages.length,
      simulation ? messages.length : 0,
      aujourdhui,
    ],
  );
  return inseres.length > 0;
}

/** A message that stands in another active replay sinks this one; in the order of ids, so that two requests cannot deadlock. */
async function insererContenu(sql: Sql, rejeu: string, simulation: boolean, gele: Apercu): Promise<void> {
  const lignes = gele.messages.map(({ prevu, ...message }) => ({
    ...message,
    ...(simulation ? { verdict: prevu.verdict, code: prevu.code, detail: prevu.detail } : {}),
  }));
  const inseres = await sql<{ message: string }>(
    `INSERT INTO rejeu_messages (rejeu, rang, message, sens, demandeur, verdict, code, detail, actif, le)
     SELECT $1, rang, message, sens, demandeur, verdict, code, detail, NOT $3::boolean, CASE WHEN $3::boolean THEN clock_timestamp() END
     FROM json_to_recordset($2::json) AS m (rang integer, message uuid, sens text, demandeur text, verdict text, code text, detail text)
     ORDER BY message ON CONFLICT DO NOTHING RETURNING message`,
    [rejeu, JSON.stringify(lignes), simulation],
  );
  if (inseres.length < lignes.length) {
    const libres = new Set(inseres.map(({ message }) => message));
    throw new DejaEnRejeu(lignes.map(({ message }) => message).filter((message) => !libres.has(message)));
  }
  await sql(
    `INSERT INTO rejeu_dossiers (rejeu, demandeur, rang, empreinte, apercu)
     SELECT $1, demandeur, rang, decode(empreinte, 'hex'), apercu
     FROM json_to_recordset($2::json) AS d (demandeur text, rang integer, empreinte text, apercu json)`,
    [rejeu, JSON.stringify(gele.dossiers.map((d) => ({ ...d, empreinte: d.empreinte.toString('hex') })))],
  );
}

async function rejeuxActifs(sql: Sql, messages: readonly string[]): Promise<string[]> {
  const lignes = await sql<{ rejeu: string }>(
    'SELECT DISTINCT rejeu FROM rejeu_messages WHERE actif AND message = ANY($1::uuid[]) ORDER BY rejeu',
    [messages],
  );
  return lignes.map(({ rejeu }) => rejeu);
}
