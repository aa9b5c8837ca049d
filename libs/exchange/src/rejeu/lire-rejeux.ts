import type { Sql } from '#persistence';
import type { Sens } from '../lecture/message-lu.js';
import { messageVisible, Parametres, type Perimetre } from '../lecture/perimetre.js';
import type { Verdict } from './verdict.js';

/** Where a replay is; `a_confirmer`: a second person must look at it before it starts (check 15). */
export const ETATS_DE_REJEU = [
  'simule',
  'a_confirmer',
  'en_attente',
  'en_cours',
  'en_pause',
  'interrompu',
  'termine',
] as const;
export type EtatDeRejeu = (typeof ETATS_DE_REJEU)[number];

/** A replay as the API shows it: figures only (X5.4). */
export interface VueRejeu {
  id: string;
  simulation: boolean;
  /** The simulation that it executes. */
  apercu: string | null;
  etat: EtatDeRejeu;
  acteur: string;
  motif: string | null;
  debit: number;
  jour: string;
  avancement: { fait: number; total: number };
  /** Messages by verdict; of a simulation, by foreseen verdict. */
  verdicts: Partial<Record<Verdict, number>>;
  dossiers: number;
  /** Whether its number needs a second person (of a simulation: would need), and who that was. */
  confirmation: { requise: boolean; par: string | null; le: string | null; motif: string | null };
  demandeLe: Date;
  debut: Date | null;
  fin: Date | null;
}

const VUE = `
  SELECT r.id, r.simulation, r.apercu, r.etat, r.acteur, r.motif, r.debit, r.jour,
         json_build_object('fait', r.fait, 'total', r.total) AS avancement,
         coalesce((SELECT json_object_agg(v.verdict, v.nombre) FROM (
                     SELECT m.verdict, count(*) AS nombre FROM rejeu_messages m
                     WHERE m.rejeu = r.id AND m.verdict IS NOT NULL GROUP BY m.verdict) v), '{}'::json) AS verdicts,
         (SELECT count(*)::int FROM rejeu_dossiers d WHERE d.rejeu = r.id) AS dossiers,
         json_build_object('requise', r.confirmation_requise, 'par', r.confirme_par,
                           'le', to_char(r.confirme_le AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
                           'motif', r.motif_confirmation) AS confirmation,
         r.demande_le AS "demandeLe", r.debut, r.fin
  FROM rejeux r`;

export async function lireRejeu(sql: Sql, id: string): Promise<VueRejeu | null> {
  const [vue] = await sql<VueRejeu>(`${VUE} WHERE r.id = $1`, [id]);
  return vue ?? null;
}

/** Which replays; `avant`: those asked for before that one. */
export interface FiltreDeRejeux {
  etat?: EtatDeRejeu;
  sorte?: 'simulation' | 'rejeu';
  avant?: string;
}

/** The latest first: ids are ordered by time. */
export async function listerRejeux(
  sql: Sql,
  { etat, sorte, avant }: FiltreDeRejeux,
  limite: number,
): Promise<VueRejeu[]> {
  return sql<VueRejeu>(
    `${VUE} WHERE ($2::text IS NULL OR r.etat = $2) AND ($3::boolean IS NULL OR r.simulation = $3) AND ($4::uuid IS NULL OR r.id < $4)
     ORDER BY r.id DESC LIMIT $1`,
    [limite, etat ?? null, sorte === undefined ? null : sorte === 'simulation', avant ?? null],
  );
}

/** One message of a replay and its verdict. */
export interface MessageRejoue {
  rang: number;
  message: string;
  sens: Sens;
  partenaire: string;
  type: string | null;
  cotraitance: string | null;
  demandeur: string | null;
  /** Its fate now. */
  issue: string;
  verdict: Verdict | null;
  code: string | null;
  detail: string | null;
  nouveau: string | null;
  le: Date | null;
}

export interface PageDeRejeu {
  rejeu: string;
  /** Only those with this verdict. */
  verdict?: Verdict;
  /** After this rank. */
  apres: number;
  limite: number;
  perimetre: Perimetre;
}

/** Messages of a replay that the reader may see, in the order in which they are replayed. */
export async function lireMessagesDuRejeu(
  sql: Sql,
  { rejeu, verdict, apres, limite, perimetre }: PageDeRejeu,
): Promise<MessageRejoue[]> {
  const parametres = new Parametres();
  const conditions = [`r.rejeu = ${parametres.lier(rejeu)}`, `r.rang > ${parametres.lier(apres)}`];
  if (verdict !== undefined) conditions.push(`r.verdict = ${parametres.lier(verdict)}`);
  const branche = (sens: Sens): string =>
    `SELECT r.rang, r.message, r.sens, m.partenaire, m.type, m.cotraitance, m.demandeur, m.issue, r.verdict, r.code, r.detail,
            r.nouveau, r.le
     FROM rejeu_messages r JOIN messages_${sens}s m ON m.id = r.message
     WHERE ${conditions.join(' AND ')} AND r.sens = '${sens}' AND ${messageVisible(perimetre, 'm', parametres)}`;
  return sql<MessageRejoue>(
    `${branche('entrant')} UNION ALL ${branche('sortant')} ORDER BY rang LIMIT ${parametres.lier(limite)}`,
    parametres.valeurs,
  );
}
