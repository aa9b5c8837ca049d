import type { LigneDAudit } from '#supervision';
import { ecrireCsv } from '../http/csv.js';

const COLONNES = [
  'le',
  'genre',
  'acteur',
  'role',
  'portee',
  'action',
  'issue',
  'code',
  'objetGenre',
  'objet',
  'cotraitances',
  'nombre',
  'motif',
  'correlation',
  'reseau',
] as const satisfies readonly (keyof LigneDAudit)[];

/** The audit as a file: one line for each reading or act, the members of the API as columns. */
export function ecrireAuditEnCsv(lignes: readonly LigneDAudit[]): string {
  return ecrireCsv(
    COLONNES,
    lignes.map((ligne) =>
      COLONNES.map((colonne) => {
        const valeur = ligne[colonne];
        if (valeur instanceof Date) return valeur.toISOString();
        return Array.isArray(valeur) ? valeur.join(' ') : valeur;
      }),
    ),
  );
}
