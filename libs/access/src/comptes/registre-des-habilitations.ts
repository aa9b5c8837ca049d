import type { Sql } from '#persistence';
import { assezForte } from '../droits.js';
import {
  COLONNES_D_HABILITATION,
  ECHUE,
  EN_VIGUEUR,
  ENDORMIE,
  habilitationDepuis,
  type Habilitation,
  type LigneDHabilitation,
} from './habilitation.js';

export type EtatDHabilitation = 'en_vigueur' | 'endormie' | 'echue' | 'retiree';

/** An habilitation as listed, with what became of it. */
export interface FicheDHabilitation extends Habilitation {
  compte: { id: string; nom: string };
  etat: EtatDHabilitation;
  accordeeLe: Date;
  accordeePar: string;
  motif: string;
  /** Last day, in Paris. */
  jusqua: string | null;
  retireeLe: Date | null;
}

interface LigneDeFiche extends LigneDHabilitation {
  compte: string;
  nom: string;
  etat: EtatDHabilitation;
  accordee_le: Date;
  accordee_par: string;
  motif: string;
  jusqua: string | null;
  retiree_le: Date | null;
}

/** Whoever gave it: the name of a person, or the key or the tool as the record names them. */
const ACCORDEE_PAR = `coalesce((SELECT a.nom FROM comptes a
  WHERE a.id = substring(h.accordee_par FROM '^compte:([0-9a-f-]{36})$')::uuid), h.accordee_par) AS accordee_par`;

/** Every habilitation ever given, newest first; of these accounts when they are named. */
export async function listerHabilitations(
  sql: Sql,
  comptes?: string | readonly string[],
): Promise<FicheDHabilitation[]> {
  const lignes = await sql<LigneDeFiche>(
    `SELECT ${COLONNES_D_HABILITATION}, h.compte, c.nom, h.accordee_le, ${ACCORDEE_PAR}, h.motif, h.jusqua, h.retiree_le,
            CASE WHEN h.retiree_le IS NOT NULL THEN 'retiree' WHEN ${ECHUE} THEN 'echue'
                 WHEN ${ENDORMIE} THEN 'endormie' ELSE 'en_vigueur' END AS etat
     FROM habilitations h JOIN comptes c ON c.id = h.compte
     WHERE $1::uuid[] IS NULL OR h.compte = ANY ($1)
     ORDER BY h.accordee_le DESC, h.id DESC`,
    [typeof comptes === 'string' ? [comptes] : (comptes ?? null)],
  );
  return lignes.map((ligne) => ({
    ...habilitationDepuis(ligne),
    compte: { id: ligne.compte, nom: ligne.nom },
    etat: ligne.etat,
    accordeeLe: ligne.accordee_le,
    accordeePar: ligne.accordee_par,
    motif: ligne.motif,
    jusqua: ligne.jusqua,
    retireeLe: ligne.retiree_le,
  }));
}

/** What an account may be today, the one that it used last first. */
export async function habilitationsEnVigueur(sql: Sql, compte: string): Promise<Habilitation[]> {
  const lignes = await sql<LigneDHabilitation>(
    `SELECT ${COLONNES_D_HABILITATION}
     FROM habilitations h JOIN comptes c ON c.id = h.compte
     WHERE h.compte = $1 AND ${EN_VIGUEUR}
     ORDER BY (SELECT max(s.vue_le) FROM sessions s WHERE s.habilitation = h.id) DESC NULLS LAST,
              h.accordee_le, h.id`,
    [compte],
  );
  return lignes.map(habilitationDepuis);
}

/** Those of them that a sign-in of this strength opens. */
export function utilisables(
  habilitations: readonly Habilitation[],
  acr: string | null,
  acrFort: string,
): Habilitation[] {
  return habilitations.filter(({ role }) => assezForte(role, acr, acrFort));
}
