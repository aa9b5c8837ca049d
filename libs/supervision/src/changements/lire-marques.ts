import type { Sql } from '#persistence';

/** What somebody may be looking at, and that changes by itself. */
export const SUJETS = [
  'synchronisations',
  'rejeux',
  'ecarts',
  'alarmes',
  'bilan',
  'partenaires',
  'messages',
] as const;
export type Sujet = (typeof SUJETS)[number];

/** A text for each subject: another one says that it has changed, and nothing else. */
export type Marques = Record<Sujet, string>;

/**
 * One reading for all who look, of ends of indexes and of counters that PostgreSQL keeps: as quick on a million messages.
 * Those counters are written by each process when its transaction ends, a second later at most under load, ten when idle.
 */
export async function lireMarques(sql: Sql): Promise<Marques> {
  const [marques] = await sql<Marques>(
    `SELECT
       coalesce((SELECT concat_ws(' ', id, etat, etape, fait, total) FROM synchronisations ORDER BY demandee_le DESC, id DESC LIMIT 1), '') AS synchronisations,
       concat_ws(',', (SELECT id FROM rejeux ORDER BY id DESC LIMIT 1),
                 (SELECT string_agg(concat_ws(' ', id, etat, fait), ',' ORDER BY id) FROM rejeux
                  WHERE etat IN ('a_confirmer', 'en_attente', 'en_cours', 'en_pause'))) AS rejeux,
       coalesce((SELECT max(id) FROM ecarts_evenements), 0)::text AS ecarts,
       coalesce((SELECT string_agg(concat_ws(' ', id, etat, derniere_le), ',' ORDER BY id) FROM alarmes WHERE etat <> 'close'), '') AS alarmes,
       coalesce((SELECT max(verifie_le) FROM bilans)::text, '') AS bilan,
       concat_ws(' ', (SELECT max(id) FROM pauses),
                 (SELECT string_agg(concat_ws(' ', partenaire, pause, pause_depuis), ',' ORDER BY partenaire) FROM partenaires)) AS partenaires,
       concat_ws(' ', pg_stat_get_tuples_inserted('transitions'::regclass), pg_stat_get_tuples_inserted('messages_entrants'::regclass),
                 pg_stat_get_tuples_inserted('messages_sortants'::regclass)) AS messages`,
  );
  if (!marques) throw new Error('unreachable: a reading without a table gives one row');
  return marques;
}
