import type { Partenaire } from '#annexe7';
import { lireCorps, lireJson, refus, type VerdictAccepte } from '#contract';
import type { Sql } from '#persistence';
import type { MessageAAppliquer } from '../application/dossier-charge.js';
import { controlerReception } from '../reception/controler-reception.js';
import type { OriginalEntrant } from './originaux.js';
import { rendre, type VerdictRendu } from './verdict.js';

/** A message refused at the door, that the door takes now: a new message, linked to the original. */
export interface AccepteANouveau {
  original: OriginalEntrant;
  /** Under the id of the new message. */
  message: MessageAAppliquer;
  verdict: VerdictAccepte;
  empreinte: Buffer;
}

export type Controle = { accepte: true; nouveau: AccepteANouveau } | { accepte: false; rendu: VerdictRendu };

interface Corps {
  voie: string;
  type_contenu: string;
  /** Null: its time is over. */
  corps: Buffer | null;
}

type LectureDEvenements = { lu: true; evenements: unknown[] } | { lu: false; code: string; detail: string };

/** Contents accepted at the door, or earlier in the same replay, by `<source>\n<id>`: what comes next repeats or contradicts them. */
export type MemoireDuRejeu = Map<string, Buffer>;

/**
 * Runs the checks of the door (X3.3) again on the original bytes, then asks the memory of ids (X3.4), without writing
 * anything.
 */
export async function controlerANouveau(
  sql: Sql,
  originaux: readonly OriginalEntrant[],
  memoire: MemoireDuRejeu,
): Promise<Map<string, Controle>> {
  const juges = new Map<string, Controle>();
  for (const [reception, siens] of Map.groupBy(originaux, (original) => original.reception)) {
    const lecture = await lireReception(sql, reception);
    for (const original of siens) juges.set(original.id, await juger(sql, original, lecture));
  }
  const acceptes = [...juges.values()].flatMap((un) => (un.accepte ? [un.nouveau] : []));
  await apprendre(sql, acceptes, memoire);
  return new Map([...juges].map(([id, juge]) => [id, juge.accepte ? seSouvenir(juge, memoire) : juge]));
}

/** The bytes of one reception at a time: a webhook may hold 5 MiB. */
async function lireReception(sql: Sql, id: string): Promise<LectureDEvenements> {
  const [reception] = await sql<Corps>('SELECT voie, type_contenu, corps FROM receptions WHERE id = $1', [
    id,
  ]);
  if (!reception?.corps)
    return { lu: false, code: 'CORPS_EFFACE', detail: 'Les octets reçus n’ont plus été conservés.' };
  const corps = sql.chiffreur.dechiffrerCorps(id, reception.corps);
  if (reception.voie !== 'flux') return lireCorps(corps, reception.type_contenu);
  const page = lireJson(corps);
  if (!page.lu) return page;
  const { evenements } = page.valeur as { evenements?: unknown };
  return { lu: true, evenements: Array.isArray(evenements) ? evenements : [] };
}

/** The checks that need no memory. */
async function juger(sql: Sql, original: OriginalEntrant, lecture: LectureDEvenements): Promise<Controle> {
  if (!lecture.lu) return ecarter(original, 'refuse', lecture.code, lecture.detail);
  if (original.issue === 'illisible' && lecture.evenements.length > 1)
    return ecarter(original, 'non_rejouable', 'PLUSIEURS_EVENEMENTS');
  const [controle] = await controlerReception(sql, original.partenaire as Partenaire, [
    lecture.evenements[original.rang],
  ]);
  if (!controle) throw new Error('unreachable: one event gives one verdict');
  const { id, verdict, empreinte, correlation } = controle;
  if (verdict.verdict === 'echo') return ecarter(original, 'sans_effet', 'ECHO');
  if (verdict.verdict === 'refuse') return ecarter(original, 'refuse', verdict.code, verdict.detail);
  if (empreinte === null) throw new Error('unreachable: an accepted event has a digest');
  const { demandeur, type, cle, donnees, evenement } = verdict;
  const message = { id, demandeur, type, cle, sequence: evenement.sequence, donnees, correlation };
  return { accepte: true, nouveau: { original, message, verdict, empreinte } };
}

/** The contents that the door has accepted under these ids, in one statement. */
async function apprendre(
  sql: Sql,
  acceptes: readonly AccepteANouveau[],
  memoire: MemoireDuRejeu,
): Promise<void> {
  if (acceptes.length === 0) return;
  const evenements = acceptes.map(({ verdict }) => verdict.evenement);
  const connus = await sql<{ source: string; id: string; empreinte: Buffer }>(
    `SELECT i.source, i.evenement AS id, i.empreinte FROM identifiants i
     JOIN (SELECT DISTINCT * FROM unnest($1::text[], $2::text[]) AS v (source, evenement)) v USING (source, evenement)`,
    [evenements.map(({ source }) => source), evenements.map(({ id }) => id)],
  );
  for (const connu of connus) memoire.set(nomDe(connu), connu.empreinte);
}

/** The first content under an id is accepted; the same again repeats it, another contradicts it (X3.4). */
function seSouvenir(controle: Extract<Controle, { accepte: true }>, memoire: MemoireDuRejeu): Controle {
  const { original, verdict, empreinte } = controle.nouveau;
  const nom = nomDe(verdict.evenement);
  const connue = memoire.get(nom);
  if (connue?.equals(empreinte)) return ecarter(original, 'sans_effet', 'DOUBLON');
  if (connue)
    return ecarter(original, 'refuse', 'IDENTIFIANT_REUTILISE', refus('IDENTIFIANT_REUTILISE').detail);
  memoire.set(nom, empreinte);
  return controle;
}

function ecarter(
  { id }: OriginalEntrant,
  verdict: 'refuse' | 'sans_effet' | 'non_rejouable',
  code: string,
  detail?: string,
): Controle {
  return { accepte: false, rendu: rendre(id, verdict, code, detail) };
}

function nomDe({ source, id }: { source: string; id: string }): string {
  return `${source}\n${id}`;
}
