import type { Sql } from '#persistence';
import { cotraitanceVisible, messageVisible, Parametres, type Perimetre } from '../perimetre.js';

/** A version of a fact that a message stated, once applied. */
export interface FaitApplique {
  cle: string;
  sequence: string;
  /** Business clock (A4). */
  connuLe: string;
}

/** What was computed again because of it. */
export interface CalculCause {
  cotraitance: string;
  version: number;
  avant: string | null;
  apres: string | null;
}

/** What it caused to be told. */
export interface EmissionCausee {
  message: string;
  partenaire: string;
  type: string;
  sequence: string;
  issue: string;
}

export interface EffetsDuMessage {
  faits: FaitApplique[];
  calculs: CalculCause[];
  emissions: EmissionCausee[];
}

/**
 * What a message caused: all of it is of its person, and found by the person. A message about the person alone is read by
 * whoever sees one of their cotraitances; what it made of the others is not (J5).
 */
export async function lireEffets(
  sql: Sql,
  { message, demandeur }: { message: string; demandeur: string | null },
  perimetre: Perimetre,
): Promise<EffetsDuMessage> {
  if (demandeur === null) return { faits: [], calculs: [], emissions: [] };
  const parametres = new Parametres();
  parametres.lier(message);
  parametres.lier(demandeur);
  const [ligne] = await sql<EffetsDuMessage>(
    `SELECT
       coalesce((SELECT json_agg(json_build_object('cle', f.cle, 'sequence', f.sequence, 'connuLe', f.connu_le) ORDER BY f.cle)
                 FROM faits f WHERE f.demandeur = $2 AND f.message = $1), '[]'::json) AS faits,
       coalesce((SELECT json_agg(json_build_object('cotraitance', h.cotraitance, 'version', h.version, 'avant', h.avant, 'apres', h.etat)
                                 ORDER BY h.cotraitance, h.version)
                 FROM (SELECT h.cotraitance, h.version, h.etat, h.messages,
                              lag(h.etat) OVER (PARTITION BY h.cotraitance ORDER BY h.version) AS avant
                       FROM cotraitances c JOIN historique h ON h.cotraitance = c.cotraitance AND h.demandeur = c.demandeur
                       WHERE c.demandeur = $2 AND ${cotraitanceVisible(perimetre, 'c', parametres)}) h
                 WHERE h.messages @> ARRAY[$1::uuid]), '[]'::json) AS calculs,
       coalesce((SELECT json_agg(json_build_object('message', s.id, 'partenaire', s.partenaire, 'type', s.type,
                                                   'sequence', lpad(s.sequence::text, 10, '0'), 'issue', s.issue) ORDER BY s.id)
                 FROM messages_sortants s
                 WHERE s.demandeur = $2 AND s.cause = $1 AND ${messageVisible(perimetre, 's', parametres)}), '[]'::json) AS emissions`,
    parametres.valeurs,
  );
  if (!ligne) throw new Error('unreachable: a selection without FROM gives one row');
  return ligne;
}
