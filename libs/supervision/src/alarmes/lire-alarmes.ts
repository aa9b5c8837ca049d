import type { Sql } from '#persistence';
import { NATURES, type NatureAlarme } from './natures.js';

export const ETATS_ALARME = ['ouverte', 'acquittee', 'close'] as const;
export type EtatAlarme = (typeof ETATS_ALARME)[number];

/** An alarm as the API shows it (X5.5). */
export interface AlarmeLue {
  id: string;
  nature: NatureAlarme;
  titre: string;
  /** `condition`: closes by itself; `evenement`: waits for a person. */
  genre: 'condition' | 'evenement';
  objet: string;
  detail: string;
  etat: EtatAlarme;
  occurrences: number;
  ouverteLe: string;
  derniereLe: string;
  acquittement: Geste | null;
  /** `par` is null when its condition ceased. */
  cloture: (Omit<Geste, 'par'> & { par: string | null }) | null;
  notifications: NotificationLue[];
}

interface Geste {
  le: string;
  par: string;
  motif: string;
}

export interface NotificationLue {
  evenement: 'ouverte' | 'close';
  etat: 'a_envoyer' | 'envoyee' | 'echouee';
  tentatives: number;
  cause: string | null;
}

interface Ligne {
  id: string;
  nature: NatureAlarme;
  objet: string;
  detail: string;
  etat: EtatAlarme;
  occurrences: number;
  ouverte_le: Date;
  derniere_le: Date;
  acquittee_le: Date | null;
  acquittee_par: string | null;
  acquittement_motif: string | null;
  close_le: Date | null;
  close_par: string | null;
  cloture_motif: string | null;
  notifications: NotificationLue[];
}

const LIMITE = 200;

const VUE = `
  SELECT a.*, coalesce((SELECT json_agg(json_build_object('evenement', n.evenement, 'etat', n.etat, 'tentatives', n.tentatives,
                                                          'cause', n.cause) ORDER BY n.cree_le, n.id)
                        FROM notifications_alarmes n WHERE n.alarme = a.id), '[]'::json) AS notifications
  FROM alarmes a`;

export async function lireAlarme(sql: Sql, id: string): Promise<AlarmeLue | null> {
  const [ligne] = await sql<Ligne>(`${VUE} WHERE a.id = $1`, [id]);
  return ligne ? vue(ligne) : null;
}

/** The latest first, at most 200. @param etat `vive`: not closed */
export async function listerAlarmes(sql: Sql, etat?: EtatAlarme | 'vive'): Promise<AlarmeLue[]> {
  const lignes = await sql<Ligne>(
    `${VUE} WHERE $1::text IS NULL OR a.etat = $1 OR ($1 = 'vive' AND a.etat <> 'close')
     ORDER BY a.ouverte_le DESC, a.id DESC LIMIT ${LIMITE}`,
    [etat ?? null],
  );
  return lignes.map(vue);
}

/** When the alarms were last evaluated: a list that is old says nothing. Null: never. */
export async function lireEvaluation(sql: Sql): Promise<string | null> {
  const [ligne] = await sql<{ evaluee_le: Date | null }>('SELECT evaluee_le FROM surveillance');
  return ligne?.evaluee_le?.toISOString() ?? null;
}

function vue(ligne: Ligne): AlarmeLue {
  const { id, nature, objet, detail, etat, occurrences, notifications } = ligne;
  return {
    ...{ id, nature, ...NATURES[nature], objet, detail, etat, occurrences },
    ouverteLe: ligne.ouverte_le.toISOString(),
    derniereLe: ligne.derniere_le.toISOString(),
    acquittement: ligne.acquittee_le && {
      le: ligne.acquittee_le.toISOString(),
      par: ligne.acquittee_par ?? '',
      motif: ligne.acquittement_motif ?? '',
    },
    cloture: ligne.close_le && {
      le: ligne.close_le.toISOString(),
      par: ligne.close_par,
      motif: ligne.cloture_motif ?? '',
    },
    notifications,
  };
}
