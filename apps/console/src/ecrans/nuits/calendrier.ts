import type { SynchronisationDecrite } from '../../api/contrat.js';
import { jourDecale } from '../../mots/dates.js';

/** A run, or business days of which the night did not take place. */
export type LigneDuCalendrier =
  | { sorte: 'course'; cle: string; course: SynchronisationDecrite }
  | { sorte: 'absente'; cle: string; du: string; au: string; nuits: number };

/**
 * Runs, the latest first, with the nights that are missing between two nights that took place, and after the last one
 * up to the eve of today. Before the first that is known, nothing is said.
 */
export function calendrier(
  courses: readonly SynchronisationDecrite[],
  aujourdhui: string | undefined,
): LigneDuCalendrier[] {
  const lignes: LigneDuCalendrier[] = [];
  let suivante = aujourdhui;
  for (const course of courses) {
    if (course.plan === 'nocturne') {
      if (suivante !== undefined)
        lignes.push(...absentes(jourDecale(course.jour, 1), jourDecale(suivante, -1)));
      suivante = course.jour;
    }
    lignes.push({ sorte: 'course', cle: course.id, course });
  }
  return lignes;
}

function absentes(du: string, au: string): LigneDuCalendrier[] {
  const nuits = (Date.parse(au) - Date.parse(du)) / 86_400_000 + 1;
  return nuits < 1 ? [] : [{ sorte: 'absente', cle: `absente-${du}`, du, au, nuits }];
}
