import { ligneCsv, type CelluleCsv } from '#exports';
import { applyDecorators, Header } from '@nestjs/common';
import { ApiResponse } from '@nestjs/swagger';

/** RFC 4180: a line of titles, then the others; no text can be a formula. */
export function ecrireCsv(titres: readonly string[], lignes: Iterable<readonly CelluleCsv[]>): string {
  let texte = ligneCsv(titres);
  for (const ligne of lignes) texte += ligneCsv(ligne);
  return texte;
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
