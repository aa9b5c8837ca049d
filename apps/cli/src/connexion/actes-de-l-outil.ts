import { type ActionTracee, type FinDActe, tenirActe } from '#access';
import type { Sql } from '#persistence';
import { compteSysteme } from '../partenaire/compte-systeme.js';

/** Who acts when the tool goes straight to the database: the system account that runs it, without any key. */
export function acteurDeLOutil(): string {
  return `outil:${compteSysteme()}`;
}

/** Does something to the database as an act of the tool, kept as those of the API are (ADR 30). */
export function tenirActeDeLOutil<T>(
  sql: Sql,
  {
    action,
    objet = null,
    motif = null,
  }: { action: ActionTracee; objet?: string | null; motif?: string | null },
  travail: () => Promise<T>,
  bilan: (resultat: T) => FinDActe,
): Promise<T> {
  const auteur = { acteur: acteurDeLOutil(), role: 'outil', portee: 'nationale' };
  const acte = { auteur, action, objet, motif, correlation: null, adresse: null };
  return tenirActe(sql, acte, travail, bilan, direLaFaille);
}

/** Beside the error that ended the act, which is the one to report. */
function direLaFaille(faille: string): void {
  process.stderr.write(`La fin de l’acte n’a pas pu être écrite (${faille}).\n`);
}
