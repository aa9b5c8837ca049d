import type { Sql } from '../unite-de-travail.js';
import { requetesDe, type TableChiffree } from './tables-chiffrees.js';

/** A row as it is stored, with nothing decrypted. */
export interface LigneStockee {
  /** Its primary key, as texts. */
  cle: string[];
  json: (string | null)[];
  /** First bytes of its body; null: it has none, or no longer. */
  entete: Buffer | null;
}

/** The next rows of a table, after one of them, in the order of its primary key. */
export async function lireLesLignes(
  sql: Sql,
  table: TableChiffree,
  apres: readonly string[] | null,
  nombre: number,
): Promise<LigneStockee[]> {
  const requetes = requetesDe(table);
  const lignes =
    apres === null
      ? await sql<Record<string, unknown>>(requetes.lire, [nombre])
      : await sql<Record<string, unknown>>(requetes.suite, [nombre, ...apres]);
  return lignes.map((ligne) => ({
    cle: table.cle.map((_, rang) => ligne[`k${rang}`] as string),
    json: table.json.map((_, rang) => ligne[`j${rang}`] as string | null),
    entete: (ligne['entete'] as Buffer | null | undefined) ?? null,
  }));
}
