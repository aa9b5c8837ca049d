import type { Sql } from '../unite-de-travail.js';
import { cleDuCorps, clesDuJson } from './chiffreur.js';
import { lireLesLignes } from './lire-les-lignes.js';
import { TABLES_CHIFFREES, type TableChiffree } from './tables-chiffrees.js';

/** How many values of a table stand under each key. */
export interface EtatDeTable {
  table: string;
  /** By key id. */
  chiffrees: Record<string, number>;
  enClair: number;
}

const LIGNES_A_LA_FOIS = 2_000;

/**
 * Counts, from the stored texts, the values under each key and those in clear, table by table, in lots: nothing is
 * locked, nothing is decrypted, and no statement is long.
 * @param surAvance told the table and how many of its rows have been read
 */
export async function etatDuChiffrement(
  sql: Sql,
  surAvance: (table: string, lues: number) => void = () => undefined,
): Promise<EtatDeTable[]> {
  const etats: EtatDeTable[] = [];
  for (const table of TABLES_CHIFFREES) etats.push(await compter(sql, table, surAvance));
  return etats;
}

async function compter(
  sql: Sql,
  table: TableChiffree,
  surAvance: (table: string, lues: number) => void,
): Promise<EtatDeTable> {
  const etat: EtatDeTable = { table: table.nom, chiffrees: {}, enClair: 0 };
  const noter = (cle: string | null): void => {
    if (cle === null) etat.enClair += 1;
    else etat.chiffrees[cle] = (etat.chiffrees[cle] ?? 0) + 1;
  };
  let lues = 0;
  let apres: string[] | null = null;
  for (;;) {
    const lignes = await lireLesLignes(sql, table, apres, LIGNES_A_LA_FOIS);
    for (const { json, entete } of lignes) {
      if (entete !== null) noter(cleDuCorps(entete));
      for (const texte of json) if (texte !== null) clesDuJson(texte).forEach(noter);
    }
    lues += lignes.length;
    surAvance(table.nom, lues);
    if (lignes.length < LIGNES_A_LA_FOIS) return etat;
    apres = lignes.at(-1)?.cle ?? null;
  }
}
