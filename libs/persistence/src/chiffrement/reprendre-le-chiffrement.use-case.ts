import type { Sql, UniteDeTravail } from '../unite-de-travail.js';
import { cleDuCorps } from './chiffreur.js';
import { etatDuChiffrement } from './etat-du-chiffrement.js';
import { type LigneStockee, lireLesLignes } from './lire-les-lignes.js';
import { requetesDe, TABLES_CHIFFREES, type TableChiffree } from './tables-chiffrees.js';
import { ValeurIndechiffrable } from './valeur-indechiffrable.js';

/** Where a table stands. */
export interface AvanceDeReprise {
  table: string;
  lues: number;
  chiffrees: number;
}

export interface BilanDeReprise {
  cle: string;
  /** Rows written again. */
  chiffrees: number;
  /** Rows that hold a value that does not open: they are left as they are. */
  illisibles: number;
  /** Keys under which nothing is any more: the settings may lose them. */
  retirees: string[];
}

const LIGNES_A_LA_FOIS = { json: 500, corps: 100 };

/**
 * Brings everything stored under the key that encrypts: what other keys have encrypted, and what was written in clear
 * before there was any. By lots, each with where it stands in its commit, so that it resumes there; beside live traffic,
 * which writes under that key already; again, it changes nothing. Asks for the owner of the tables: the processes may not
 * change what is kept for ever (check 23).
 */
export class ReprendreLeChiffrement {
  constructor(
    private readonly unite: UniteDeTravail,
    private readonly surAvance: (avance: AvanceDeReprise) => void = () => undefined,
    private readonly lots = LIGNES_A_LA_FOIS,
  ) {}

  /** @returns null when the settings have no key that encrypts */
  async execute(): Promise<BilanDeReprise | null> {
    const cle = this.unite.seule.chiffreur.cleActive;
    if (cle === null) return null;
    const bilan: BilanDeReprise = { cle, chiffrees: 0, illisibles: 0, retirees: [] };
    for (const table of TABLES_CHIFFREES) await this.#reprendre(table, cle, bilan);
    bilan.retirees = await this.#retirer(cle);
    return bilan;
  }

  async #reprendre(table: TableChiffree, cle: string, bilan: BilanDeReprise): Promise<void> {
    await commencer(this.unite.seule, table, cle);
    for (;;) {
      const lot = await this.unite.executer((sql) => this.#unLot(sql, table));
      bilan.chiffrees += lot.ecrites;
      bilan.illisibles += lot.illisibles;
      this.surAvance({ table: table.nom, lues: lot.lues, chiffrees: lot.chiffrees });
      if (lot.fini) return;
    }
  }

  async #unLot(
    sql: Sql,
    table: TableChiffree,
  ): Promise<Position & { fini: boolean; ecrites: number; illisibles: number }> {
    const position = await lirePosition(sql, table);
    const taille = table.corps ? this.lots.corps : this.lots.json;
    const lignes = await lireLesLignes(sql, table, position.apres, taille);
    const { ecrites, illisibles } = table.corps
      ? await rechiffrerLesCorps(sql, lignes)
      : await rechiffrerLeJson(sql, table, lignes);
    const fini = lignes.length < taille;
    const suite = {
      apres: lignes.at(-1)?.cle ?? position.apres,
      lues: position.lues + lignes.length,
      chiffrees: position.chiffrees + ecrites,
    };
    await sql(
      `UPDATE reprises_de_chiffrement SET apres = $2, lues = $3, chiffrees = $4,
              finie_le = CASE WHEN $5 THEN clock_timestamp() END WHERE nom = $1`,
      [table.nom, JSON.stringify(suite.apres), suite.lues, suite.chiffrees, fini],
    );
    return { ...suite, fini, ecrites, illisibles };
  }

  /** Keys under which nothing is left, counted once everything has been seen. */
  async #retirer(active: string): Promise<string[]> {
    const { seule } = this.unite;
    const etats = await etatDuChiffrement(seule);
    const encore = new Set([active, ...etats.flatMap(({ chiffrees }) => Object.keys(chiffrees))]);
    const retirees = await seule<{ id: string }>(
      `UPDATE cles_de_chiffrement SET retiree_le = clock_timestamp()
       WHERE retiree_le IS NULL AND NOT (id = ANY($1::text[])) RETURNING id`,
      [[...encore]],
    );
    return retirees.map(({ id }) => id);
  }
}

interface Position {
  apres: string[] | null;
  lues: number;
  chiffrees: number;
}

/** From where the same change of key was left; from the beginning when that one had ended, or was to another key. */
async function commencer(sql: Sql, { nom }: TableChiffree, cle: string): Promise<void> {
  await sql(
    `INSERT INTO reprises_de_chiffrement AS r (nom, cle) VALUES ($1, $2)
     ON CONFLICT (nom) DO UPDATE SET cle = excluded.cle, apres = NULL, lues = 0, chiffrees = 0,
       commencee_le = excluded.commencee_le, finie_le = NULL
     WHERE r.cle <> excluded.cle OR r.finie_le IS NOT NULL`,
    [nom, cle],
  );
}

/** Two of these commands take turns: the row is locked until the lot is committed. */
async function lirePosition(sql: Sql, { nom }: TableChiffree): Promise<Position> {
  const [position] = await sql<Position>(
    'SELECT apres, lues, chiffrees FROM reprises_de_chiffrement WHERE nom = $1 FOR UPDATE',
    [nom],
  );
  if (!position) throw new Error('unreachable: the place of this table has just been written');
  return position;
}

interface LotEcrit {
  ecrites: number;
  illisibles: number;
}

async function rechiffrerLeJson(
  sql: Sql,
  table: TableChiffree,
  lignes: readonly LigneStockee[],
): Promise<LotEcrit> {
  const lot: LotEcrit = { ecrites: 0, illisibles: 0 };
  const aEcrire = lignes.flatMap(({ cle, json }) => {
    const nouveaux = json.map((texte) =>
      ouIllisible(lot, () => texte && sql.chiffreur.rechiffrerJson(texte)),
    );
    if (nouveaux.every((nouveau) => !nouveau)) return [];
    return [
      Object.fromEntries([
        ...cle.map((valeur, rang) => [`k${rang}`, valeur]),
        ...json.flatMap((texte, rang) => [
          [`j${rang}`, texte],
          [`n${rang}`, nouveaux[rang] ?? texte],
        ]),
      ]) as Record<string, string>,
    ];
  });
  if (aEcrire.length > 0) await sql(requetesDe(table).ecrire, [JSON.stringify(aEcrire)]);
  lot.ecrites = aEcrire.length;
  return lot;
}

/** One at a time: a body may hold 5 MiB. */
async function rechiffrerLesCorps(sql: Sql, lignes: readonly LigneStockee[]): Promise<LotEcrit> {
  const lot: LotEcrit = { ecrites: 0, illisibles: 0 };
  for (const { cle, entete } of lignes) {
    if (entete === null || cleDuCorps(entete) === sql.chiffreur.cleActive) continue;
    const [id = ''] = cle;
    const [reception] = await sql<{ corps: Buffer | null }>(
      'SELECT corps FROM receptions WHERE id = $1 FOR UPDATE',
      [id],
    );
    const corps = reception?.corps;
    const clair = corps && ouIllisible(lot, () => sql.chiffreur.dechiffrerCorps(id, corps));
    if (!clair) continue;
    await sql('UPDATE receptions SET corps = $2, octets = $3 WHERE id = $1', [
      id,
      sql.chiffreur.chiffrerCorps(id, clair),
      clair.length,
    ]);
    lot.ecrites += 1;
  }
  return lot;
}

function ouIllisible<T>(lot: LotEcrit, travail: () => T): T | null {
  try {
    return travail();
  } catch (erreur) {
    if (!(erreur instanceof ValeurIndechiffrable)) throw erreur;
    lot.illisibles += 1;
    return null;
  }
}
