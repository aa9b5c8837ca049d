import { type Sql, tirerId } from '#persistence';
import { genererCle } from './cle-api.js';
import { porteeDepuis, valeurDePortee, type Portee } from './portee.js';
import { estRole, type Role } from './roles.js';

export interface NouvelleCle {
  role: Role;
  portee: Portee;
  libelle: string;
  /** The real instant after which the key opens nothing; null: until it is revoked. */
  expireLe?: Date | null;
}

/** A key as listed: nothing in it opens anything. */
export interface FicheDeCle {
  id: string;
  libelle: string;
  role: Role;
  portee: Portee;
  creeLe: Date;
  expireLe: Date | null;
  revoqueeLe: Date | null;
}

interface LigneDeCle {
  id: string;
  libelle: string;
  role: string;
  portee: string;
  portee_valeur: string | null;
  cree_le: Date;
  expire_le: Date | null;
  revoquee_le: Date | null;
}

const COLONNES = 'id, libelle, role, portee, portee_valeur, cree_le, expire_le, revoquee_le';

/** Makes a key and keeps its digest only (X5). The key itself is in the answer, once. */
export async function creerCle(sql: Sql, demande: NouvelleCle): Promise<{ id: string; cle: string }> {
  const id = tirerId();
  const { cle, empreinte } = genererCle(id);
  await sql(
    `INSERT INTO cles_api (id, empreinte, libelle, role, portee, portee_valeur, expire_le) VALUES ($1, $2, $3, $4, $5, $6, $7)`,
    [
      id,
      empreinte,
      demande.libelle,
      demande.role,
      demande.portee.type,
      valeurDePortee(demande.portee),
      demande.expireLe ?? null,
    ],
  );
  return { id, cle };
}

/** Every key ever made, newest first, revoked ones included. */
export async function listerCles(sql: Sql): Promise<FicheDeCle[]> {
  const lignes = await sql<LigneDeCle>(`SELECT ${COLONNES} FROM cles_api ORDER BY cree_le DESC, id DESC`);
  return lignes.map(ficheDepuis);
}

/** Revokes at once: the next request with this key is refused. */
export async function revoquerCle(sql: Sql, id: string): Promise<'revoquee' | 'deja_revoquee' | 'inconnue'> {
  const [revoquee] = await sql(
    `UPDATE cles_api SET revoquee_le = clock_timestamp() WHERE id = $1 AND revoquee_le IS NULL RETURNING id`,
    [id],
  );
  if (revoquee) return 'revoquee';
  const [connue] = await sql(`SELECT 1 FROM cles_api WHERE id = $1`, [id]);
  return connue ? 'deja_revoquee' : 'inconnue';
}

/** The digest and the holder of a key that is neither revoked nor expired. */
export async function trouverCle(
  sql: Sql,
  id: string,
): Promise<{ empreinte: Buffer; fiche: FicheDeCle } | undefined> {
  const [ligne] = await sql<LigneDeCle & { empreinte: Buffer }>(
    `SELECT empreinte, ${COLONNES} FROM cles_api
     WHERE id = $1 AND revoquee_le IS NULL AND (expire_le IS NULL OR expire_le > clock_timestamp())`,
    [id],
  );
  return ligne && { empreinte: ligne.empreinte, fiche: ficheDepuis(ligne) };
}

function ficheDepuis(ligne: LigneDeCle): FicheDeCle {
  if (!estRole(ligne.role)) throw new Error('an unknown role is stored in cles_api');
  return {
    id: ligne.id,
    libelle: ligne.libelle,
    role: ligne.role,
    portee: porteeDepuis(ligne.portee, ligne.portee_valeur),
    creeLe: ligne.cree_le,
    expireLe: ligne.expire_le,
    revoqueeLe: ligne.revoquee_le,
  };
}
