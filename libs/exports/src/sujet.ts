import { masquerLesNumeros, type Perimetre } from '#exchange';
import type { UniteDeTravail } from '#persistence';
import type { CelluleCsv } from './csv.js';

/** Filters of an export, checked when it was asked for: words, dates and ids, never a person. */
export type FiltresDExport = Readonly<Record<string, unknown>>;

export interface DemandeDePage {
  filtres: FiltresDExport;
  perimetre: Perimetre;
  /** Cursor of the previous page. */
  position: string | null;
  limite: number;
}

/** Rows of a file, whose data they are, and the cursor of what follows. */
export interface PageDExport {
  lignes: (readonly CelluleCsv[])[];
  cotraitances: readonly string[];
  /** Of rows about the person only: traced by their cotraitances, in no file. */
  demandeurs: readonly string[];
  suite: string | null;
}

/** Something that can be taken away: its columns hold neither an identity nor a body. */
export interface SujetDExport {
  colonnes: readonly string[];
  page(unite: UniteDeTravail, demande: DemandeDePage): Promise<PageDExport>;
}

/** The same object, with whatever has the form of a numéro DE hidden in these members, as the screens hide it (ADR 32). */
export function sansNumero<T extends object>(ligne: T, membres: readonly (keyof T)[]): T {
  return {
    ...ligne,
    ...Object.fromEntries(membres.map((membre) => [membre, masquerLesNumeros(ligne[membre])])),
  };
}

/** The members of an object as the cells of a line: instants in UTC, lists separated by spaces. */
export function cellules<T extends object>(
  ligne: T,
  colonnes: readonly (keyof T)[],
): (string | number | null)[] {
  return colonnes.map((colonne) => {
    const valeur: unknown = ligne[colonne];
    if (valeur === null || valeur === undefined) return null;
    if (valeur instanceof Date) return valeur.toISOString();
    if (Array.isArray(valeur)) return valeur.join(' ');
    return typeof valeur === 'number' || typeof valeur === 'string' ? valeur : JSON.stringify(valeur);
  });
}
