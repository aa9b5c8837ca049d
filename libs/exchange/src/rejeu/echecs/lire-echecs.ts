import type { Sql } from '#persistence';
import { messageVisible, Parametres, type Perimetre } from '../../lecture/perimetre.js';
import type { Sens } from '../../lecture/message-lu.js';

/** Failures of one cause (X5.4): same direction, partner, type, code and normalised sentence. */
export interface GroupeDEchecs {
  /** Opaque: selects the group for a replay. */
  groupe: string;
  sens: Sens;
  partenaire: string;
  type: string | null;
  issue: string;
  code: string | null;
  /** The sentence, without what changes from one message to the next. */
  cause: string | null;
  nombre: number;
  premierLe: Date;
  dernierLe: Date;
  /** One of them, the newest. */
  exemple: string;
}

/**
 * What of a sentence makes no cause: quoted values, and words with a digit in them (numbers, dates, ids, indexes). A
 * partner's sentence may hold anything: nothing of a person is left in it but words.
 */
const NORMALISE = `regexp_replace(regexp_replace(m.detail, '«[^»]*»|"[^"]*"|“[^”]*”', '«…»', 'g'),
                                  '[[:alnum:]_-]*[0-9][[:alnum:]_-]*', '#', 'g')`;

const CAUSES = {
  entrant: {
    table: 'messages_entrants',
    le: 'm.recu_le',
    // Neither corrected, nor replayed, nor sent again corrected by its partner under the same id (X3.4).
    ouvert: `m.issue IN ('en_echec', 'refuse', 'illisible')
      AND NOT EXISTS (SELECT FROM messages_entrants n WHERE n.rejoue = m.id)
      AND NOT EXISTS (SELECT FROM messages_entrants n WHERE n.corrige = m.id AND n.issue NOT IN ('refuse', 'en_echec', 'abandonne'))
      AND NOT (m.code IS DISTINCT FROM 'IDENTIFIANT_REUTILISE' AND m.evenement IS NOT NULL AND m.source IS NOT NULL
               AND EXISTS (SELECT FROM identifiants i WHERE i.source = m.source AND i.evenement = m.evenement AND i.message <> m.id))`,
  },
  sortant: {
    table: 'messages_sortants',
    le: 'm.cree_le',
    // A newer version of the same fact, replayed or decided since, stands for this one; of an erased dossier, nothing is to be told.
    ouvert: `m.issue IN ('en_echec', 'refuse') AND m.demandeur IS NOT NULL
      AND NOT EXISTS (SELECT FROM messages_sortants n
                      WHERE n.demandeur = m.demandeur AND n.partenaire = m.partenaire AND n.cle = m.cle AND n.sequence > m.sequence)`,
  },
} as const;

function echecs(perimetre: Perimetre, parametres: Parametres): string {
  return (['entrant', 'sortant'] as const)
    .map((sens) => {
      const { table, le, ouvert } = CAUSES[sens];
      return `SELECT m.id, '${sens}' AS sens, m.partenaire, m.type, m.issue, m.code, ${NORMALISE} AS cause, ${le} AS le
              FROM ${table} m WHERE ${ouvert} AND ${messageVisible(perimetre, 'm', parametres)}`;
    })
    .join(' UNION ALL ');
}

/** Sixteen hexadecimal digits of the SHA-256 of what the failures of a group have in common. */
const GROUPE = `left(encode(sha256(convert_to(json_build_array(sens, partenaire, type, issue, code, cause)::text, 'UTF8')), 'hex'), 16)`;

/** Open failures by cause, the newest first. */
export async function lireEchecs(sql: Sql, perimetre: Perimetre, limite = 200): Promise<GroupeDEchecs[]> {
  const parametres = new Parametres();
  const union = echecs(perimetre, parametres);
  return sql<GroupeDEchecs>(
    `SELECT ${GROUPE} AS groupe, sens, partenaire, type, issue, code, cause, count(*)::int AS nombre,
            min(le) AS "premierLe", max(le) AS "dernierLe", (array_agg(id ORDER BY id DESC))[1] AS exemple
     FROM (${union}) AS e GROUP BY sens, partenaire, type, issue, code, cause
     ORDER BY max(le) DESC, groupe LIMIT ${parametres.lier(limite)}`,
    parametres.valeurs,
  );
}

/** The open failures of one group. */
export async function lireMessagesDuGroupe(
  sql: Sql,
  groupe: string,
  perimetre: Perimetre,
  limite: number,
): Promise<{ id: string; sens: Sens }[]> {
  const parametres = new Parametres();
  const union = echecs(perimetre, parametres);
  return sql(
    `SELECT id, sens FROM (${union}) AS e WHERE ${GROUPE} = ${parametres.lier(groupe)}
     ORDER BY id LIMIT ${parametres.lier(limite)}`,
    parametres.valeurs,
  );
}
