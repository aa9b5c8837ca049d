import { FRANCAIS, type Sql } from '#persistence';
import { EN_VIGUEUR } from './habilitation.js';

export type EtatDeCompte = 'actif' | 'suspendu' | 'parti';

/** An account as listed. */
export interface FicheDeCompte {
  id: string;
  emetteur: string;
  sujet: string;
  nom: string;
  courriel: string | null;
  etat: EtatDeCompte;
  creeLe: Date;
  vuLe: Date | null;
  /** How many habilitations it may use today. */
  habilitations: number;
}

/** Every account, by name; those who left included. */
export function listerComptes(sql: Sql): Promise<FicheDeCompte[]> {
  return sql<FicheDeCompte>(
    `SELECT c.id, c.emetteur, c.sujet, c.nom, c.courriel, c.etat, c.cree_le AS "creeLe", c.vu_le AS "vuLe",
            (SELECT count(*) FROM habilitations h WHERE h.compte = c.id AND ${EN_VIGUEUR})::int AS habilitations
     FROM comptes c ORDER BY lower(c.nom COLLATE ${FRANCAIS}), c.id`,
  );
}
