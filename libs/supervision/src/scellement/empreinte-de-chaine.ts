/**
 * SQL of the digest of a stretch of transitions, chained to the previous seal: SHA-256 over the previous digest and
 * one line per transition in the order of ids. `$1`: digest of the previous seal; `$2`, `$3`: after this id, up to
 * that one. Gives `nombre` and `empreinte`.
 */
export const EMPREINTE_DE_CHAINE = `
  SELECT count(*)::int AS nombre,
         sha256($1::bytea || convert_to(coalesce(string_agg(
           concat_ws('|', id, message, de, vers, tentatives, cause, (extract(epoch FROM le) * 1000)::bigint),
           E'\\n' ORDER BY id), ''), 'UTF8')) AS empreinte
  FROM transitions WHERE id > $2 AND id <= $3`;

/** What the first seal is chained to. */
export const ORIGINE = Buffer.alloc(32);
