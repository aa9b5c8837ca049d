import { hash } from 'node:crypto';
import { canoniser } from '#annexe7';
import { Horloge, tirerId, type Sql } from '#persistence';
import type { DemandeDeRejeu, IssueDemande } from './demande-de-rejeu.js';
import type { EtatDeRejeu } from './lire-rejeux.js';
import type { Apercu } from './previsualiser.js';

/** Thrown inside the transaction so that nothing of it stays. */
export class DejaEnRejeu extends Error {
  constructor(readonly messages: string[]) {
    super('some messages stand in an active replay');
  }
}

/** Every name under which who asks acts, the person first: of a key, who made it, and all the keys that they made. */
export type QuiAgit = (sql: Sql, acteur: string) => Promise<readonly [personne: string, ...cles: string[]]>;

/** Writes a request, its frozen messages and its previews, in the caller's transaction. @throws DejaEnRejeu */
export async function inscrireRejeu(
  sql: Sql,
  demande: DemandeDeRejeu,
  gele: Apercu,
  quiAgit: QuiAgit,
): Promise<Extract<IssueDemande, { issue: 'cree' }> | undefined> {
  const rejeu = tirerId();
  const requise = await depasseLeSeuil(sql, demande, gele.messages.length, quiAgit);
  const etat = etatDeDepart(demande.simulation, requise);
  if (!(await insererRejeu(sql, { rejeu, requise, etat }, demande, gele))) return undefined;
  await insererContenu(sql, rejeu, demande.simulation, gele);
  return { issue: 'cree', rejeu, etat };
}

export function empreinteDe({ simulation, cible, motif, debit }: DemandeDeRejeu): Buffer {
  return hash('sha256', canoniser({ simulation, cible, motif, debit }), 'buffer');
}

/** What is kept of what was asked: the filter without the number of the person, who may have to be forgotten (ADR 35). */
function sansLaPersonne(cible: DemandeDeRejeu['cible']): DemandeDeRejeu['cible'] {
  if (cible.par !== 'filtre') return cible;
  const { demandeur: _, ...filtre } = cible.filtre;
  return { ...cible, filtre };
}

function etatDeDepart(simulation: boolean, requise: boolean): EtatDeRejeu {
  if (simulation) return 'simule';
  return requise ? 'a_confirmer' : 'en_attente';
}

/**
 * What one has asked for alone within the hour counts together, so that a bulk is not cut in pieces, by keys
 * either; the requests of one person are counted one after the other.
 */
async function depasseLeSeuil(
  sql: Sql,
  { acteur, simulation, seuil }: DemandeDeRejeu,
  messages: number,
  quiAgit: QuiAgit,
): Promise<boolean> {
  if (seuil === null) return false;
  const acteurs = await quiAgit(sql, acteur);
  if (!simulation)
    await sql(`SELECT pg_advisory_xact_lock(hashtextextended('rejeux ' || $1, 0))`, [acteurs[0]]);
  const [compte] = await sql<{ seul: number }>(
    `SELECT coalesce(sum(CASE WHEN etat = 'interrompu' THEN fait ELSE total END), 0)::int AS seul FROM rejeux
     WHERE acteur = ANY($1::text[]) AND NOT simulation AND NOT confirmation_requise
       AND demande_le > clock_timestamp() - interval '1 hour'`,
    [acteurs],
  );
  return (compte?.seul ?? 0) + messages > seuil;
}

/** @returns false when the actor has already used this key */
async function insererRejeu(
  sql: Sql,
  { rejeu, requise, etat }: { rejeu: string; requise: boolean; etat: EtatDeRejeu },
  demande: DemandeDeRejeu,
  { messages }: Apercu,
): Promise<boolean> {
  const { acteur, cleIdempotence, simulation, cible, motif, debit } = demande;
  const { aujourdhui } = await Horloge.lire(sql);
  const inseres = await sql(
    `INSERT INTO rejeux (id, acteur, cle_idempotence, empreinte, simulation, apercu, motif, selection, debit, etat, total, fait, jour,
                         confirmation_requise)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)
     ON CONFLICT (acteur, cle_idempotence) DO NOTHING RETURNING id`,
    [
      rejeu,
      acteur,
      cleIdempotence,
      empreinteDe(demande),
      simulation,
      cible.par === 'apercu' ? cible.apercu : null,
      motif,
      JSON.stringify(sansLaPersonne(cible)),
      debit,
      etat,
      messages.length,
      simulation ? messages.length : 0,
      aujourdhui,
      requise,
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
