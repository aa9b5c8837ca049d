import type { Sql } from '#persistence';
import type { SessionLue } from '../sessions/lire-session.js';

/** Kinds of objects that can be unmasked one by one (ADR 32). */
export const GENRES_MASQUES = ['message', 'cotraitance', 'ecart'] as const;
export type GenreMasque = (typeof GENRES_MASQUES)[number];

/** An object whose reading by a session is masked: an id, or the number of a cotraitance. */
export interface ObjetMasque {
  genre: GenreMasque;
  objet: string;
}

/** Seconds during which an object stays in clear once unmasked, for the session that asked and for no other. */
export const DUREE_DE_DEMASQUAGE_S = 15 * 60;

type Session = Pick<SessionLue, 'empreinte'>;

/** Lets a session read an object in clear for a while. Committed when it returns. @returns until when */
export async function accorderDemasquage(
  sql: Sql,
  { empreinte }: Session,
  { genre, objet }: ObjetMasque,
): Promise<Date> {
  const [ligne] = await sql<{ jusqua: Date }>(
    `INSERT INTO demasquages (session, objet_genre, objet, jusqua)
     VALUES ($1, $2, $3, clock_timestamp() + make_interval(secs => $4)) RETURNING jusqua`,
    [empreinte, genre, objet, DUREE_DE_DEMASQUAGE_S],
  );
  if (!ligne) throw new Error('unreachable: an insertion returns its row');
  return ligne.jusqua;
}

/** True while this session may read this object in clear. */
export async function estDemasque(
  sql: Sql,
  { empreinte }: Session,
  { genre, objet }: ObjetMasque,
): Promise<boolean> {
  const lignes = await sql(
    `SELECT FROM demasquages
     WHERE session = $1 AND objet_genre = $2 AND objet = $3 AND jusqua > clock_timestamp() LIMIT 1`,
    [empreinte, genre, objet],
  );
  return lignes.length > 0;
}
