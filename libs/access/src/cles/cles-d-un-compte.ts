import type { Sql } from '#persistence';
import {
  COLONNES_DE_CLE,
  ETAT_DE_CLE,
  ficheDepuis,
  type FicheDeCle,
  type LigneDeCle,
} from './fiche-de-cle.js';

/** A key that opens something now, and the account of whoever made it: they saw its secret. */
export interface CleDUnCompte {
  compte: string;
  fiche: FicheDeCle;
}

/** Keys in force that these accounts made, newest first. */
export async function listerClesDesComptes(sql: Sql, comptes: readonly string[]): Promise<CleDUnCompte[]> {
  const lignes = await sql<LigneDeCle & { compte: string }>(
    `SELECT ${COLONNES_DE_CLE}, substring(k.creee_par FROM 8) AS compte
     FROM cles_api k WHERE k.creee_par = ANY ($1) AND ${ETAT_DE_CLE} = 'en_vigueur' ORDER BY cree_le DESC, id DESC`,
    [comptes.map(acteurDe)],
  );
  return lignes.map((ligne) => ({ compte: ligne.compte, fiche: ficheDepuis(ligne) }));
}

/** Whoever left saw these secrets: they open nothing until somebody else takes them up again, or makes others. */
export async function suspendreLesClesDe(
  sql: Sql,
  { compte, par, motif }: { compte: string; par: string; motif: string },
): Promise<void> {
  await sql(
    `UPDATE cles_api SET suspendue_le = clock_timestamp(), suspendue_par = $2, motif_suspension = $3
     WHERE creee_par = $1 AND ${ETAT_DE_CLE} = 'en_vigueur'`,
    [acteurDe(compte), par, motif],
  );
}

/** As the record names them. */
function acteurDe(compte: string): string {
  return `compte:${compte.toLowerCase()}`;
}
