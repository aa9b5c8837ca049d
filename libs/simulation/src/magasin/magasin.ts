import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite';
import { SCHEMA } from './schema.js';

export type Valeur = SQLInputValue;

/** A partner's SQLite file (WAL) or, with ':memory:', its memory. Synchronous: one process, one connection. */
export class Magasin {
  private readonly base: DatabaseSync;
  private readonly instructions = new Map<string, StatementSync>();
  private enTransaction = false;

  constructor(fichier: string) {
    this.base = new DatabaseSync(fichier);
    this.base.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA busy_timeout = 5000;');
    this.base.exec(SCHEMA);
  }

  /** Rows of a query; parameters by position. */
  lignes<T>(sql: string, ...parametres: Valeur[]): T[] {
    return this.instruction(sql).all(...parametres) as T[];
  }

  ligne<T>(sql: string, ...parametres: Valeur[]): T | undefined {
    return this.instruction(sql).get(...parametres) as T | undefined;
  }

  ecrire(sql: string, ...parametres: Valeur[]): void {
    this.instruction(sql).run(...parametres);
  }

  /** All or nothing, durable when it returns. Nested calls join the transaction under way. */
  transaction<T>(travail: () => T): T {
    if (this.enTransaction) return travail();
    this.base.exec('BEGIN IMMEDIATE');
    this.enTransaction = true;
    try {
      const resultat = travail();
      this.base.exec('COMMIT');
      return resultat;
    } catch (erreur) {
      this.base.exec('ROLLBACK');
      throw erreur;
    } finally {
      this.enTransaction = false;
    }
  }

  reglage(nom: string): string | undefined {
    return this.ligne<{ valeur: string }>('SELECT valeur FROM reglage WHERE nom = ?', nom)?.valeur;
  }

  regler(nom: string, valeur: string): void {
    this.ecrire(
      'INSERT INTO reglage (nom, valeur) VALUES (?, ?) ON CONFLICT (nom) DO UPDATE SET valeur = excluded.valeur',
      nom,
      valeur,
    );
  }

  fermer(): void {
    this.base.close();
  }

  private instruction(sql: string): StatementSync {
    let instruction = this.instructions.get(sql);
    if (instruction === undefined) {
      instruction = this.base.prepare(sql);
      this.instructions.set(sql, instruction);
    }
    return instruction;
  }
}
