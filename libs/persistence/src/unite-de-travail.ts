import { DataSource, QueryRunner } from 'typeorm';
import type { Chiffreur } from './chiffrement/chiffreur.js';
import { chiffreurDe } from './chiffrement/lecture-dechiffree.js';
import { faillePassagere } from './failles.js';

/** One statement inside the current transaction; rows as plain objects (RETURNING included). */
export interface Sql {
  <T = Record<string, unknown>>(texte: string, parametres?: unknown[]): Promise<T[]>;
  /**
   * What is written of people passes through it, and bodies that are read (check 21). What is encrypted in the JSON of
   * the rows has been decrypted already.
   */
  readonly chiffreur: Chiffreur;
}

export interface OptionsUniteDeTravail {
  /** READ ONLY: a preview cannot write even by mistake. */
  lectureSeule?: boolean;
  /** How often the whole transaction is run when PostgreSQL asks for it (deadlock, lock time-out, serialization). */
  tentatives?: number;
}

/**
 * One transaction (READ COMMITTED). A deadlock, a lock time-out or a serialization failure runs the whole work
 * again; anything else goes to the caller. Nothing external (HTTP, queue) may happen inside.
 */
export class UniteDeTravail {
  readonly #chiffreur: Chiffreur;
  /** One statement on its own: committed when it returns. */
  readonly seule: Sql;

  constructor(private readonly source: DataSource) {
    this.#chiffreur = chiffreurDe(source);
    this.seule = this.#avecLesCles(async (texte, parametres) => {
      const runner = this.source.createQueryRunner();
      try {
        return await lignes(runner, texte, parametres);
      } finally {
        await runner.release();
      }
    });
  }

  async executer<T>(travail: (sql: Sql) => Promise<T>, options: OptionsUniteDeTravail = {}): Promise<T> {
    const tentatives = options.tentatives ?? 5;
    for (let essai = 1; ; essai += 1) {
      try {
        return await this.#uneFois(travail, options.lectureSeule ?? false);
      } catch (erreur) {
        if (essai >= tentatives || !faillePassagere(erreur)) throw erreur;
      }
    }
  }

  async #uneFois<T>(travail: (sql: Sql) => Promise<T>, lectureSeule: boolean): Promise<T> {
    const runner = this.source.createQueryRunner();
    try {
      await runner.connect();
      await runner.startTransaction('READ COMMITTED');
      try {
        if (lectureSeule) await runner.query('SET TRANSACTION READ ONLY');
        const resultat = await travail(
          this.#avecLesCles((texte, parametres) => lignes(runner, texte, parametres)),
        );
        await runner.commitTransaction();
        return resultat;
      } catch (erreur) {
        await annuler(runner);
        throw erreur;
      }
    } finally {
      await runner.release();
    }
  }

  #avecLesCles(executer: Executer): Sql {
    return Object.assign(executer, { chiffreur: this.#chiffreur });
  }
}

type Executer = <T>(texte: string, parametres?: unknown[]) => Promise<T[]>;

async function lignes<T>(runner: QueryRunner, texte: string, parametres?: unknown[]): Promise<T[]> {
  const resultat = await runner.query(texte, parametres, true);
  return resultat.records as T[];
}

/** A rollback that fails means a connection already lost: the first error is the one to report. */
async function annuler(runner: QueryRunner): Promise<void> {
  try {
    if (runner.isTransactionActive) await runner.rollbackTransaction();
  } catch (erreur) {
    if (!(erreur instanceof Error)) throw erreur;
  }
}
