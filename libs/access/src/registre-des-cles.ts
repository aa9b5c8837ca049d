import { type Sql, tirerId } from '#persistence';
import { genererCle } from './cle-api.js';
import {
  COLONNES_DE_CLE,
  ETAT_DE_CLE,
  ficheDepuis,
  type FicheDeCle,
  type LigneDeCle,
} from './cles/fiche-de-cle.js';
import { valeurDePortee, type Portee } from './portee.js';
import type { Role } from './roles.js';

export interface NouvelleCle {
  role: Role;
  portee: Portee;
  libelle: string;
  /** The real instant after which the key opens nothing; null: until it is revoked. */
  expireLe?: Date | null;
  /** Who makes it, and why; absent: made before anybody asked. */
  par?: string;
  motif?: string;
  /** The key whose place it takes. */
  remplace?: string;
}

/** Makes a key and keeps its digest only (X5). The key itself is in the answer, once. */
export async function creerCle(sql: Sql, demande: NouvelleCle): Promise<{ id: string; cle: string }> {
  const id = tirerId();
  const { cle, empreinte } = genererCle(id);
  await sql(
    `INSERT INTO cles_api (id, empreinte, libelle, role, portee, portee_valeur, expire_le, creee_par, motif, remplace)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
    [
      id,
      empreinte,
      demande.libelle,
      demande.role,
      demande.portee.type,
      valeurDePortee(demande.portee),
      demande.expireLe ?? null,
      demande.par ?? null,
      demande.motif ?? null,
      demande.remplace ?? null,
    ],
  );
  return { id, cle };
}

/** Every key ever made, newest first, revoked ones included. */
export async function listerCles(sql: Sql): Promise<FicheDeCle[]> {
  const lignes = await sql<LigneDeCle>(
    `SELECT ${COLONNES_DE_CLE} FROM cles_api ORDER BY cree_le DESC, id DESC`,
  );
  return lignes.map(ficheDepuis);
}

/** Revokes at once and for good: the next request with this key is refused. */
export async function revoquerCle(
  sql: Sql,
  id: string,
  { par = null, motif = null }: { par?: string | null; motif?: string | null } = {},
): Promise<'revoquee' | 'deja_revoquee' | 'inconnue'> {
  const [revoquee] = await sql(
    `UPDATE cles_api SET revoquee_le = clock_timestamp(), revoquee_par = $2, motif_revocation = $3
     WHERE id = $1 AND revoquee_le IS NULL RETURNING id`,
    [id, par, motif],
  );
  if (revoquee) return 'revoquee';
  const [connue] = await sql(`SELECT 1 FROM cles_api WHERE id = $1`, [id]);
  return connue ? 'deja_revoquee' : 'inconnue';
}

/** The digest and the holder of a key that opens something now. */
export async function trouverCle(
  sql: Sql,
  id: string,
): Promise<{ empreinte: Buffer; fiche: FicheDeCle } | undefined> {
  const [ligne] = await sql<LigneDeCle & { empreinte: Buffer }>(
    `SELECT empreinte, ${COLONNES_DE_CLE} FROM cles_api WHERE id = $1 AND ${ETAT_DE_CLE} = 'en_vigueur'`,
    [id],
  );
  return ligne && { empreinte: ligne.empreinte, fiche: ficheDepuis(ligne) };
}

/** Notes that a key served, to the minute: one writing for many requests. */
export async function noterUsage(sql: Sql, { id, vueLe }: Pick<FicheDeCle, 'id' | 'vueLe'>): Promise<void> {
  if (vueLe !== null && Date.now() - vueLe.getTime() < PRECISION_MS) return;
  await sql('UPDATE cles_api SET vue_le = clock_timestamp() WHERE id = $1', [id]);
}

const PRECISION_MS = 60_000;
