import type { Sql } from '#persistence';
import { dire, direNombre } from '../sortie/mots.js';
import { tableau } from '../sortie/tableau.js';

/** What happened on one business day, as the tables say it. */
export interface Journee {
  recus: { partenaire: string; type: string; nombre: number; refuses: number }[];
  dits: { partenaire: string; type: string; nombre: number; acquittes: number }[];
  changements: { avant: string | null; apres: string | null; nombre: number }[];
}

/** Reads the day from messages, in and out, and from what was computed (A4). */
export async function lireJournee(sql: Sql, jour: string): Promise<Journee> {
  return {
    recus: await sql(
      `SELECT partenaire, coalesce(type, 'illisible') AS type, count(*) AS nombre, count(*) FILTER (WHERE issue IN ('refuse', 'illisible', 'en_echec')) AS refuses
       FROM messages_entrants WHERE jour = $1::date GROUP BY 1, 2 ORDER BY 1, 2`,
      [jour],
    ),
    dits: await sql(
      `SELECT partenaire, type, count(*) AS nombre, count(*) FILTER (WHERE issue IN ('acquitte', 'sans_effet', 'remplace')) AS acquittes
       FROM messages_sortants WHERE jour = $1::date GROUP BY 1, 2 ORDER BY 1, 2`,
      [jour],
    ),
    changements: await sql(
      `SELECT avant, etat AS apres, count(*) AS nombre
       FROM (SELECT h.etat, (SELECT p.etat FROM historique p WHERE p.cotraitance = h.cotraitance AND p.demandeur = h.demandeur
                             AND p.version < h.version ORDER BY p.version DESC LIMIT 1) AS avant
             FROM historique h WHERE h.calcule_au = $1::date) AS pas
       WHERE avant IS DISTINCT FROM etat GROUP BY 1, 2 ORDER BY 3 DESC, 1, 2`,
      [jour],
    ),
  };
}

/** The day as a person reads it. */
export function rendreJournee({ recus, dits, changements }: Journee): string {
  const parties = [
    recus.length > 0 &&
      tableau(
        ['Reçus de', 'Type', 'Nombre', 'Refusés'],
        recus.map(({ partenaire, type, nombre, refuses }) => [
          dire(partenaire),
          type,
          direNombre(nombre),
          direNombre(refuses),
        ]),
      ),
    dits.length > 0 &&
      tableau(
        ['Dits à', 'Type', 'Nombre', 'Acquittés'],
        dits.map(({ partenaire, type, nombre, acquittes }) => [
          dire(partenaire),
          type,
          direNombre(nombre),
          direNombre(acquittes),
        ]),
      ),
    changements.length > 0 &&
      tableau(
        ['Cotraitances', '', 'Nombre'],
        changements.map(({ avant, apres, nombre }) => [
          avant === null ? 'nouvelles' : dire(avant),
          `→ ${dire(apres)}`,
          direNombre(nombre),
        ]),
      ),
  ].filter((partie) => partie !== false);
  return parties.length > 0 ? parties.join('\n\n') : '  Rien ne s’est passé.';
}
