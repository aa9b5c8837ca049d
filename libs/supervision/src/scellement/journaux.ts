/** Records that are sealed: what happened to messages, who read people, who ordered what. */
export const JOURNAUX = ['transitions', 'lectures', 'actes'] as const;
export type NomDeJournal = (typeof JOURNAUX)[number];

export interface Sceau {
  rang: number;
  /** Last id under it. */
  jusqua: number;
  /** Rows under it. */
  nombre: number;
  empreinte: Buffer;
  le: Date;
}

interface RequetesDeJournal {
  /**
   * Digest of a stretch, chained to the previous seal: SHA-256 over the previous digest and one line per row in the
   * order of ids. `$1`: digest of the previous seal; `$2`, `$3`: after this id, up to that one.
   */
  empreinte: string;
  /** `$1`: after this id; `$2`: age in seconds from which a row is sealed; `$3`: rows under one seal at most. */
  jusqua: string;
  /** When the oldest row after the id `$1` was written. */
  attend: string;
  /** `$1` rank, `$2` last id, `$3` rows, `$4` digest. */
  poser: string;
}

/** What the first seal of each record is chained to. */
export const ORIGINE = Buffer.alloc(32);

/** Seals of the record `$1`, from the rank `$2` on. */
export const SCEAUX = `
  SELECT rang, jusqua, nombre, empreinte, le
  FROM (SELECT 'transitions' AS journal, rang, jusqua, nombre, empreinte, le FROM scellements
        UNION ALL SELECT journal, rang, jusqua, nombre, empreinte, le FROM scellements_journaux) AS s
  WHERE journal = $1 AND rang >= $2 ORDER BY rang`;

/** Its last seal. */
export const DERNIER_SCEAU = `
  SELECT rang, jusqua, nombre, empreinte, le
  FROM (SELECT 'transitions' AS journal, rang, jusqua, nombre, empreinte, le FROM scellements
        UNION ALL SELECT journal, rang, jusqua, nombre, empreinte, le FROM scellements_journaux) AS s
  WHERE journal = $1 ORDER BY rang DESC LIMIT 1`;

/** Lines of the transitions are as they have been from the first seal on; the others tell null from empty. */
export const REQUETES: Readonly<Record<NomDeJournal, RequetesDeJournal>> = {
  transitions: {
    ...requetes(
      'transitions',
      'le',
      `concat_ws('|', id, message, de, vers, tentatives, cause, (extract(epoch FROM le) * 1000)::bigint)`,
    ),
    poser: `INSERT INTO scellements (rang, jusqua, nombre, empreinte) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING RETURNING rang`,
  },
  lectures: requetes(
    'lectures',
    'lu_le',
    `json_build_array(id, (extract(epoch FROM lu_le) * 1000000)::bigint, acteur, role, action, cotraitances, nombre, correlation)::text`,
  ),
  actes: requetes(
    'actes',
    'le',
    `json_build_array(id, acte, issue, (extract(epoch FROM le) * 1000000)::bigint, acteur, role, portee, action,
                      objet_genre, objet, cotraitance, nombre, motif, code, correlation, reseau::text)::text`,
  ),
};

function requetes(table: NomDeJournal, le: string, ligne: string): RequetesDeJournal {
  return {
    empreinte: `
      SELECT count(*)::int AS nombre,
             sha256($1::bytea || convert_to(coalesce(string_agg(${ligne}, E'\\n' ORDER BY id), ''), 'UTF8')) AS empreinte
      FROM ${table} WHERE id > $2 AND id <= $3`,
    jusqua: `
      SELECT max(id) AS jusqua FROM (
        SELECT id FROM ${table}
        WHERE id > $1 AND id < coalesce(
          (SELECT min(id) FROM ${table} WHERE id > $1 AND ${le} >= clock_timestamp() - interval '1 s' * $2), 9223372036854775807)
        ORDER BY id LIMIT $3) AS t`,
    attend: `SELECT min(${le}) AS le FROM ${table} WHERE id > $1`,
    poser: `INSERT INTO scellements_journaux (journal, rang, jusqua, nombre, empreinte) VALUES ('${table}', $1, $2, $3, $4) ON CONFLICT DO NOTHING RETURNING rang`,
  };
}
