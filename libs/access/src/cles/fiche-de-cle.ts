import { porteeDepuis, type Portee } from '../portee.js';
import { estRole, type Role } from '../roles.js';

export type EtatDeCle = 'en_vigueur' | 'suspendue' | 'terminee' | 'revoquee';

/** A key as listed: nothing in it opens anything. */
export interface FicheDeCle {
  id: string;
  libelle: string;
  role: Role;
  portee: Portee;
  etat: EtatDeCle;
  creeLe: Date;
  creeePar: string | null;
  motif: string | null;
  /** As it was made; null: without term. */
  expireLe: Date | null;
  /** Its rotation ends it then. */
  finitLe: Date | null;
  /** The key whose place it takes. */
  remplace: string | null;
  suspendueLe: Date | null;
  revoqueeLe: Date | null;
  /** Last request, to the minute. */
  vueLe: Date | null;
}

export interface LigneDeCle {
  id: string;
  libelle: string;
  role: string;
  portee: string;
  portee_valeur: string | null;
  etat: EtatDeCle;
  cree_le: Date;
  creee_par: string | null;
  motif: string | null;
  expire_le: Date | null;
  finit_le: Date | null;
  remplace: string | null;
  suspendue_le: Date | null;
  revoquee_le: Date | null;
  vue_le: Date | null;
}

/** SQL: what became of a key of `cles_api`. `least` passes over what has no date. */
export const ETAT_DE_CLE = `CASE WHEN revoquee_le IS NOT NULL THEN 'revoquee'
  WHEN least(expire_le, finit_le) <= clock_timestamp() THEN 'terminee'
  WHEN suspendue_le IS NOT NULL THEN 'suspendue' ELSE 'en_vigueur' END`;

/** Whoever made it: the name of a person, or the key or the tool as the record names them. */
const CREEE_PAR = `coalesce((SELECT a.nom FROM comptes a
  WHERE a.id = substring(creee_par FROM '^compte:([0-9a-f-]{36})$')::uuid), creee_par) AS creee_par`;

export const COLONNES_DE_CLE = `id, libelle, role, portee, portee_valeur, ${ETAT_DE_CLE} AS etat, cree_le, ${CREEE_PAR}, motif,
  expire_le, finit_le, remplace, suspendue_le, revoquee_le, vue_le`;

/** @throws when a row makes no sense: it must open nothing */
export function ficheDepuis(ligne: LigneDeCle): FicheDeCle {
  if (!estRole(ligne.role)) throw new Error('an unknown role is stored in cles_api');
  return {
    id: ligne.id,
    libelle: ligne.libelle,
    role: ligne.role,
    portee: porteeDepuis(ligne.portee, ligne.portee_valeur),
    etat: ligne.etat,
    creeLe: ligne.cree_le,
    creeePar: ligne.creee_par,
    motif: ligne.motif,
    expireLe: ligne.expire_le,
    finitLe: ligne.finit_le,
    remplace: ligne.remplace,
    suspendueLe: ligne.suspendue_le,
    revoqueeLe: ligne.revoquee_le,
    vueLe: ligne.vue_le,
  };
}
