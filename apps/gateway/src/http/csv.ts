import { applyDecorators, Header } from '@nestjs/common';
import { ApiResponse } from '@nestjs/swagger';

export type CelluleCsv = string | number | null;

/** What a spreadsheet would take for a formula (CWE-1236). */
const FORMULE = /^[=+\-@\t\r]/;
const A_CITER = /[",\r\n]/;

/** RFC 4180: a line of titles, CRLF after every line, quotes where they are needed; no text can be a formula. */
export function ecrireCsv(titres: readonly string[], lignes: Iterable<readonly CelluleCsv[]>): string {
  let texte = ligneCsv(titres);
  for (const ligne of lignes) texte += ligneCsv(ligne);
  return texte;
}

function ligneCsv(cellules: readonly CelluleCsv[]): string {
  return `${cellules.map(celluleCsv).join(',')}\r\n`;
}

function celluleCsv(valeur: CelluleCsv): string {
  if (valeur === null) return '';
  if (typeof valeur === 'number') return String(valeur);
  const texte = FORMULE.test(valeur) ? `'${valeur}` : valeur;
  return A_CITER.test(texte) ? `"${texte.replaceAll('"', '""')}"` : texte;
}

/** Headers of a CSV file of that name. */
export function entetesCsv(fichier: string): { 'Content-Type': string; 'Content-Disposition': string } {
  return {
    'Content-Type': 'text/csv; charset=utf-8; header=present',
    'Content-Disposition': `attachment; filename="${fichier}"`,
  };
}

/** A handler that answers the text of a CSV file: its headers, and its place in the OpenAPI document. */
export function RepondreEnCsv(fichier: string, description: string): MethodDecorator {
  return applyDecorators(
    ...Object.entries(entetesCsv(fichier)).map(([nom, valeur]) => Header(nom, valeur)),
    ApiResponse({ status: 200, description, content: { 'text/csv': { schema: { type: 'string' } } } }),
  );
}
