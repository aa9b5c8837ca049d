import type { Sql } from '#persistence';
import type { Identite } from './identite.js';

/** Whose data an answer holds: the trace is written before they leave (J5). */
export interface PersonnesLues {
  /** Cotraitances read. */
  cotraitances: readonly string[];
  /** Numéros DE of people read through something else than a cotraitance; traced by their cotraitances, never as such. */
  demandeurs?: readonly string[];
  /** Lines given to the reader. */
  nombre: number;
}

/** An answer that gives people's data: the body, and whose they are. Routes with `lecture` must answer this. */
export class LectureTracee<T> {
  constructor(
    readonly corps: T,
    readonly personnes: PersonnesLues,
  ) {}
}

export interface TraceDeLecture {
  identite: Identite;
  action: string;
  personnes: PersonnesLues;
  correlation: string | null;
}

/** Writes one line of the trace (append only). Committed when it returns; an error here must stop the answer. */
export async function tracerLecture(sql: Sql, trace: TraceDeLecture): Promise<void> {
  await sql(
    `INSERT INTO lectures (acteur, role, action, cotraitances, nombre, correlation)
     SELECT $1, $2, $3,
            ARRAY(SELECT unnest($4::text[]) UNION SELECT cotraitance FROM cotraitances WHERE demandeur = ANY($5::text[]) ORDER BY 1),
            $6, $7`,
    [
      trace.identite.acteur,
      trace.identite.role,
      trace.action,
      trace.personnes.cotraitances,
      trace.personnes.demandeurs ?? [],
      trace.personnes.nombre,
      trace.correlation,
    ],
  );
}
