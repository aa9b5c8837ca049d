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
  corps: Buffer;
}

type LectureDEvenements = { lu: true; evenements: unknown[] } | { lu: false; code: string; detail: string };

/** Contents accepted earlier in the same replay, by `<source>\n<id>`: what comes after them repeats or contradicts them. */
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
  const controles = new Map<string, Controle>();
  const parReception = Map.groupBy(originaux, ({ reception }) => reception);
  for (const [reception, siens] of parReception) {
    const lecture = await lireReception(sql, reception);
    for (const original of siens)
      controles.set(original.id, await controler(sql, original, lecture, memoire));
  }
  return controles;
}

/** The bytes of one reception at a time: a webhook may hold 5 MiB. */
async function lireReception(sql: Sql, id: string): Promise<LectureDEvenements> {
  const [reception] = await sql<Corps>('SELECT voie, type_contenu, corps FROM receptions WHERE id = $1', [
    id,
  ]);
  if (!reception)
    return { lu: false, code: 'CORPS_EFFACE', detail: 'Les octets reçus n’ont plus été conservés.' };
  if (reception.voie !== 'flux') return lireCorps(reception.corps, reception.type_contenu);
  const page = lireJson(reception.corps);
  if (!page.lu) return page;
  const { evenements } = page.valeur as { evenements?: unknown };
  return { lu: true, evenements: Array.isArray(evenements) ? evenements : [] };
}

async function controler(
  sql: Sql,
  original: OriginalEntrant,
  lecture: LectureDEvenements,
  memoire: MemoireDuRejeu,
): Promise<Controle> {
  const ecarter = (
    ...args: Parameters<typeof rendre> extends [string, ...infer R] ? R : never
  ): Controle => ({
    accepte: false,
    rendu: rendre(original.id, ...args),
  });
  if (!lecture.lu) return ecarter('refuse', lecture.code, lecture.detail);
  if (original.issue === 'illisible' && lecture.evenements.length > 1)
    return ecarter('non_rejouable', 'PLUSIEURS_EVENEMENTS');
  const [controle] = await controlerReception(sql, original.partenaire as Partenaire, [
    lecture.evenements[original.rang],
  ]);
  if (!controle) throw new Error('unreachable: one event gives one verdict');
  const { id, verdict, empreinte, correlation } = controle;
  if (verdict.verdict === 'echo') return ecarter('sans_effet', 'ECHO');
  if (verdict.verdict === 'refuse' || empreinte === null) {
    const { code, detail } = verdict as { code: string; detail: string };
    return ecarter('refuse', code, detail);
  }
  const connue = await contenuConnu(sql, verdict, memoire);
  if (connue?.equals(empreinte)) return ecarter('sans_effet', 'DOUBLON');
  if (connue) return ecarter('refuse', 'IDENTIFIANT_REUTILISE', refus('IDENTIFIANT_REUTILISE').detail);
  memoire.set(nomDe(verdict), empreinte);
  const { demandeur, type, cle, donnees, evenement } = verdict;
  const message = { id, demandeur, type, cle, sequence: evenement.sequence, donnees, correlation };
  return { accepte: true, nouveau: { original, message, verdict, empreinte } };
}

async function contenuConnu(
  sql: Sql,
  verdict: VerdictAccepte,
  memoire: MemoireDuRejeu,
): Promise<Buffer | undefined> {
  const { source, id } = verdict.evenement;
  const [connu] = await sql<{ empreinte: Buffer }>(
    'SELECT empreinte FROM identifiants WHERE source = $1 AND evenement = $2',
    [source, id],
  );
  return connu?.empreinte ?? memoire.get(nomDe(verdict));
}

function nomDe({ evenement: { source, id } }: VerdictAccepte): string {
  return `${source}\n${id}`;
}
