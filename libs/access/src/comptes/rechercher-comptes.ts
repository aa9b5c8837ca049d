import { FRANCAIS, type Sql } from '#persistence';
import type { RoleDePersonne } from '../droits.js';
import { DUREES } from '../sessions/durees.js';
import { EN_VIGUEUR, ENDORMIE } from './habilitation.js';
import type { EtatDeCompte } from './registre-des-comptes.js';

export interface FiltreDeComptes {
  /** Part of a name or of an address, or a whole subject. */
  nom?: string;
  etat?: EtatDeCompte;
  /** Holds it: withdrawn ones do not count. */
  role?: RoleDePersonne;
  /** One of its habilitations sleeps, for three months without anyone. */
  endormies?: boolean;
}

/** An account as the administrateur sees it. */
export interface CompteTrouve {
  id: string;
  emetteur: string;
  sujet: string;
  nom: string;
  courriel: string | null;
  etat: EtatDeCompte;
  etatLe: Date;
  etatPar: string | null;
  etatMotif: string | null;
  creeLe: Date;
  vuLe: Date | null;
  /** How many habilitations it may use today. */
  enVigueur: number;
  /** How many browsers are signed in. */
  sessions: number;
}

/** Where the next page begins: as the database, and nobody else, puts names in small letters. */
export interface PositionDeCompte {
  rang: string;
  id: string;
}

/** As it is looked for and sorted: É with é, and Émile between Denis and Farid. */
const NOM = `lower(c.nom COLLATE ${FRANCAIS})`;

const OUVERTE = `s.fermee_le IS NULL AND s.vue_le > clock_timestamp() - make_interval(secs => ${DUREES.inactiviteS})
  AND s.ouverte_le > clock_timestamp() - make_interval(secs => ${DUREES.absolueS})`;

const COLONNES = `c.id, c.emetteur, c.sujet, c.nom, c.courriel, c.etat, c.etat_le AS "etatLe", c.etat_par AS "etatPar",
  c.etat_motif AS "etatMotif", c.cree_le AS "creeLe", c.vu_le AS "vuLe",
  (SELECT count(*) FROM habilitations h WHERE h.compte = c.id AND ${EN_VIGUEUR})::int AS "enVigueur",
  (SELECT count(*) FROM sessions s WHERE s.compte = c.id AND ${OUVERTE})::int AS sessions`;

/** One page of the accounts that the filter keeps, by name; those who left included. */
export function rechercherComptes(
  sql: Sql,
  { nom, etat, role, endormies }: FiltreDeComptes,
  limite: number,
  apres?: PositionDeCompte,
): Promise<(CompteTrouve & PositionDeCompte)[]> {
  return sql<CompteTrouve & PositionDeCompte>(
    `SELECT ${COLONNES}, ${NOM} AS rang FROM comptes c
     WHERE ($1::text IS NULL OR position(lower($1 COLLATE ${FRANCAIS}) IN ${NOM}) > 0
            OR position(lower($1) IN lower(coalesce(c.courriel, ''))) > 0 OR c.sujet = $1)
       AND ($2::text IS NULL OR c.etat = $2)
       AND ($3::text IS NULL OR EXISTS (SELECT FROM habilitations h
            WHERE h.compte = c.id AND h.role = $3 AND h.retiree_le IS NULL))
       AND ($4::boolean IS NOT TRUE OR EXISTS (SELECT FROM habilitations h
            WHERE h.compte = c.id AND h.retiree_le IS NULL AND ${ENDORMIE}))
       AND ($5::text IS NULL OR (${NOM}, c.id) > ($5, $6::uuid))
     ORDER BY ${NOM}, c.id LIMIT $7`,
    [
      nom ?? null,
      etat ?? null,
      role ?? null,
      endormies ?? null,
      apres?.rang ?? null,
      apres?.id ?? null,
      limite,
    ],
  );
}

/** One account, with what a departure would end. */
export async function trouverCompte(sql: Sql, id: string): Promise<CompteTrouve | undefined> {
  const [compte] = await sql<CompteTrouve>(`SELECT ${COLONNES} FROM comptes c WHERE c.id = $1`, [id]);
  return compte;
}
