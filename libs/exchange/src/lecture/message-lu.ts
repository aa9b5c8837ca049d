import type { Sql } from '#persistence';
import { messageVisible, Parametres, type Perimetre } from './perimetre.js';

/** Direction of a message, seen from the gateway. */
export type Sens = 'entrant' | 'sortant';

/** A message and its fate (X6), without its content. */
export interface MessageLu {
  id: string;
  sens: Sens;
  partenaire: string;
  /** Id given by its sender; for what the gateway tells, its own. */
  evenement: string | null;
  type: string | null;
  cotraitance: string | null;
  demandeur: string | null;
  sequence: string | null;
  issue: string;
  code: string | null;
  /** French sentence that says what to correct. */
  detail: string | null;
  /** JSON pointer inside the event. */
  pointeur: string | null;
  /** Business day (X6.1). */
  jour: string;
  /** Received, or decided, on the business clock. */
  le: Date;
  traiteLe: Date | null;
  tentatives: number;
  correlation: string | null;
}

/** Filters of X5.4; every one given must hold. */
export interface FiltreDeMessages {
  sens?: Sens;
  partenaire?: string;
  issue?: string;
  type?: string;
  code?: string;
  cotraitance?: string;
  demandeur?: string;
  /** Business days, both included. */
  depuis?: string;
  jusqua?: string;
  /** Everything about this cotraitance of this person: its messages, those about the person, refused ones that name it. */
  dossier?: { cotraitance: string; demandeur: string };
  id?: string;
  ids?: readonly string[];
  /** Older than this id. */
  avant?: string;
}

const ENTRANTS = {
  table: 'messages_entrants',
  colonnes: `m.id, 'entrant' AS sens, m.partenaire, m.evenement, m.type, m.cotraitance, m.demandeur, m.sequence,
             m.issue, m.code, m.detail, m.pointeur, m.jour, m.recu_le AS le, m.traite_le AS "traiteLe", m.tentatives, m.correlation`,
};
const SORTANTS = {
  table: 'messages_sortants',
  colonnes: `m.id, 'sortant' AS sens, m.partenaire, m.id::text AS evenement, m.type, m.cotraitance, m.demandeur,
             lpad(m.sequence::text, 10, '0') AS sequence, m.issue, m.code, m.detail, NULL AS pointeur, m.jour,
             m.cree_le AS le, m.traite_le AS "traiteLe", m.tentatives, m.correlation`,
};

/** Messages of both directions, newest first (ids are ordered by time). */
export async function lireMessages(
  sql: Sql,
  filtre: FiltreDeMessages,
  perimetre: Perimetre,
  limite: number,
): Promise<MessageLu[]> {
  const parametres = new Parametres();
  const maximum = parametres.lier(limite);
  const branches = [
    ...(filtre.sens === 'sortant' ? [] : [ENTRANTS]),
    ...(filtre.sens === 'entrant' ? [] : [SORTANTS]),
  ].map(
    ({ table, colonnes }) =>
      `(SELECT ${colonnes} FROM ${table} m WHERE ${[messageVisible(perimetre, 'm', parametres), ...conditions(filtre, parametres)].join(' AND ')}
        ORDER BY m.id DESC LIMIT ${maximum})`,
  );
  return sql<MessageLu>(
    `SELECT * FROM (${branches.join(' UNION ALL ')}) AS m ORDER BY id DESC LIMIT ${maximum}`,
    parametres.valeurs,
  );
}

function conditions(filtre: FiltreDeMessages, parametres: Parametres): string[] {
  const { dossier, depuis, jusqua, avant, id, ids } = filtre;
  const egalites = (['partenaire', 'issue', 'type', 'code', 'cotraitance', 'demandeur'] as const).flatMap(
    (colonne) => {
      const valeur = filtre[colonne];
      return valeur === undefined ? [] : [`m.${colonne} = ${parametres.lier(valeur)}`];
    },
  );
  return [
    ...egalites,
    ...(depuis === undefined ? [] : [`m.jour >= ${parametres.lier(depuis)}::date`]),
    ...(jusqua === undefined ? [] : [`m.jour <= ${parametres.lier(jusqua)}::date`]),
    ...(id === undefined ? [] : [`m.id = ${parametres.lier(id)}::uuid`]),
    ...(ids === undefined ? [] : [`m.id = ANY(${parametres.lier(ids)}::uuid[])`]),
    ...(avant === undefined ? [] : [`m.id < ${parametres.lier(avant)}::uuid`]),
    ...(dossier === undefined ? [] : [conditionDuDossier(dossier, parametres)]),
  ];
}

function conditionDuDossier(
  dossier: { cotraitance: string; demandeur: string },
  parametres: Parametres,
): string {
  const demandeur = parametres.lier(dossier.demandeur);
  const cotraitance = parametres.lier(dossier.cotraitance);
  return `((m.demandeur = ${demandeur} AND (m.cotraitance IS NULL OR m.cotraitance = ${cotraitance}))
           OR (m.demandeur IS NULL AND m.cotraitance = ${cotraitance}))`;
}
