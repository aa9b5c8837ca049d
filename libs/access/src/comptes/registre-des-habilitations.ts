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

/** Every habilitation ever given, newest first; of one account when it is named. */
export async function listerHabilitations(sql: Sql, compte?: string): Promise<FicheDHabilitation[]> {
  const lignes = await sql<LigneDeFiche>(
    `SELECT ${COLONNES_D_HABILITATION}, h.compte, c.nom, h.accordee_le, h.accordee_par, h.motif, h.jusqua, h.retiree_le,
            CASE WHEN h.retiree_le IS NOT NULL THEN 'retiree' WHEN ${ECHUE} THEN 'echue'
                 WHEN ${ENDORMIE} THEN 'endormie' ELSE 'en_vigueur' END AS etat
     FROM habilitations h JOIN comptes c ON c.id = h.compte
     WHERE $1::uuid IS NULL OR h.compte = $1
     ORDER BY h.accordee_le DESC, h.id DESC`,
    [compte ?? null],
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
