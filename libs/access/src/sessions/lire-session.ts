import type { Sql } from '#persistence';
import {
  COLONNES_D_HABILITATION,
  EN_VIGUEUR,
  habilitationDepuis,
  type Habilitation,
  type LigneDHabilitation,
} from '../comptes/habilitation.js';
import { DUREES } from './durees.js';
import type { Fermeture } from './fermer-sessions.js';
import { empreinteDuCookie, jetonDeSession } from './secret-de-cookie.js';

/** Who is signed in in this browser, and as what. */
export interface SessionLue {
  empreinte: Buffer;
  compte: { id: string; nom: string };
  habilitation: Habilitation;
  acr: string | null;
  /** Anti-forgery token that the page must send back. */
  jeton: string;
  /** When it ends whatever is done. */
  fin: Date;
}

export type LectureDeSession =
  | { ouverte: true; session: SessionLue }
  | {
      ouverte: false;
      raison: 'inconnue' | Fermeture;
      /** Whose it was, when this very reading closes it. */
      fermee?: Pick<SessionLue, 'compte' | 'habilitation'>;
    };

interface LigneDeSession extends LigneDHabilitation {
  empreinte: Buffer;
  compte: string;
  nom: string;
  acr: string | null;
  fin: Date;
  fermeture: Fermeture | null;
  vient_de_fermer: boolean;
}

/** Why a session is over, null while it is not; $2 and $3 are the idle and absolute time-outs, in seconds. */
const FERMETURE_DUE = `CASE WHEN s.fermee_le IS NOT NULL THEN s.fermeture
                   WHEN c.etat <> 'actif' THEN 'compte'
                   WHEN NOT ${EN_VIGUEUR} THEN 'habilitation'
                   WHEN s.ouverte_le <= clock_timestamp() - make_interval(secs => $3) THEN 'duree'
                   WHEN s.vue_le <= clock_timestamp() - make_interval(secs => $2) THEN 'inactivite' END`;

/** Of these sessions, those that are open now, by the digests of their cookies: one reading, which closes none. */
export async function sessionsOuvertes(sql: Sql, empreintes: readonly Buffer[]): Promise<Buffer[]> {
  if (empreintes.length === 0) return [];
  const ouvertes = await sql<{ empreinte: Buffer }>(
    `SELECT s.empreinte FROM sessions s JOIN comptes c ON c.id = s.compte JOIN habilitations h ON h.id = s.habilitation
     WHERE s.empreinte = ANY($1::bytea[]) AND ${FERMETURE_DUE} IS NULL`,
    [empreintes, DUREES.inactiviteS, DUREES.absolueS],
  );
  return ouvertes.map(({ empreinte }) => empreinte);
}

/**
 * The session of a cookie, judged on the clock of the database at each request: what ends it (time-outs, suspension,
 * withdrawal, absence) holds at once, and closes it for good.
 * @param deLaPersonne the request shows that someone is there: the idle time starts again
 */
export async function lireSession(
  sql: Sql,
  cookie: string,
  deLaPersonne: boolean,
): Promise<LectureDeSession> {
  const empreinte = empreinteDuCookie(cookie);
  if (!empreinte) return { ouverte: false, raison: 'inconnue' };
  const [ligne] = await sql<LigneDeSession>(
    `WITH lue AS (
       SELECT s.empreinte, s.compte, c.nom, s.acr, ${COLONNES_D_HABILITATION}, s.fermee_le, s.vue_le,
              s.ouverte_le + make_interval(secs => $3) AS fin,
              ${FERMETURE_DUE} AS fermeture
       FROM sessions s JOIN comptes c ON c.id = s.compte JOIN habilitations h ON h.id = s.habilitation
       WHERE s.empreinte = $1
     ), fermee AS (
       UPDATE sessions s SET fermee_le = clock_timestamp(), fermeture = lue.fermeture FROM lue
       WHERE s.empreinte = lue.empreinte AND lue.fermeture IS NOT NULL AND s.fermee_le IS NULL RETURNING 1
     ), utilisee AS (
       UPDATE sessions s SET vue_le = clock_timestamp() FROM lue
       WHERE s.empreinte = lue.empreinte AND lue.fermeture IS NULL AND s.fermee_le IS NULL AND $5
         AND lue.vue_le < clock_timestamp() - make_interval(secs => $4) RETURNING s.compte
     ), venue AS (
       UPDATE comptes c SET vu_le = clock_timestamp() FROM utilisee WHERE c.id = utilisee.compte
     )
     SELECT lue.*, EXISTS (SELECT FROM fermee) AS vient_de_fermer FROM lue`,
    [empreinte, DUREES.inactiviteS, DUREES.absolueS, DUREES.precisionS, deLaPersonne],
  );
  if (!ligne) return { ouverte: false, raison: 'inconnue' };
  const [compte, habilitation] = [{ id: ligne.compte, nom: ligne.nom }, habilitationDepuis(ligne)];
  if (ligne.fermeture !== null)
    return {
      ouverte: false,
      raison: ligne.fermeture,
      ...(ligne.vient_de_fermer ? { fermee: { compte, habilitation } } : {}),
    };
  return {
    ouverte: true,
    session: {
      empreinte,
      compte,
      habilitation,
      acr: ligne.acr,
      jeton: jetonDeSession(cookie),
      fin: ligne.fin,
    },
  };
}
