import type { Sql } from '#persistence';
import type { Perimetre } from './perimetre.js';

/** A change of fate, or an attempt, as the database recorded it (X6). */
export interface TransitionLue {
  de: string;
  vers: string;
  tentatives: number;
  cause: string;
  /** Real time. */
  le: string;
}

/** Links between attempts (X6.2): originals never change, what follows from them points back. */
export interface LiensDuMessage {
  /** The message of which this one is a new attempt. */
  rejoue: string | null;
  /** The message that this one corrects. */
  corrige: string | null;
  rejouePar: string[];
  corrigePar: string[];
}

export interface RejeuDuMessage {
  rejeu: string;
  /** Null: not reached yet. */
  verdict: string | null;
  code: string | null;
  nouveau: string | null;
  le: string | null;
}

export interface Parcours extends Pick<LiensDuMessage, 'rejouePar' | 'corrigePar'> {
  transitions: TransitionLue[];
  rejeux: RejeuDuMessage[];
}

/** What happened to a message, and what was made of it since. A partner reads fates, not who replayed what. */
export async function lireParcours(sql: Sql, message: string, perimetre: Perimetre): Promise<Parcours> {
  const [ligne] = await sql<Parcours>(
    `SELECT
       ARRAY(SELECT id FROM messages_entrants WHERE rejoue = $1 UNION ALL SELECT id FROM messages_sortants WHERE rejoue = $1
             ORDER BY id) AS "rejouePar",
       ARRAY(SELECT id FROM messages_entrants WHERE corrige = $1 UNION ALL SELECT id FROM messages_sortants WHERE corrige = $1
             ORDER BY id) AS "corrigePar",
       coalesce((SELECT json_agg(json_build_object('de', t.de, 'vers', t.vers, 'tentatives', t.tentatives, 'cause', t.cause, 'le', t.le)
                                 ORDER BY t.id) FROM transitions t WHERE t.message = $1), '[]'::json) AS transitions,
       coalesce((SELECT json_agg(json_build_object('rejeu', r.rejeu, 'verdict', r.verdict, 'code', r.code, 'nouveau', r.nouveau,
                                                   'le', r.le) ORDER BY r.rejeu)
                 FROM rejeu_messages r JOIN rejeux x ON x.id = r.rejeu AND NOT x.simulation WHERE r.message = $1), '[]'::json) AS rejeux`,
    [message],
  );
  if (!ligne) throw new Error('unreachable: a selection without FROM gives one row');
  if (perimetre.type !== 'partenaire') return ligne;
  return {
    ...ligne,
    rejeux: [],
    transitions: ligne.transitions.map((t) => ({ ...t, cause: publique(t.cause) })),
  };
}

/** Operators' acts are named by their nature only. */
function publique(cause: string): string {
  return /^(rejeu|abandon|correction)\b/.exec(cause)?.[0] ?? cause;
}
