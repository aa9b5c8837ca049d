import type { Sql } from '#persistence';
import { DROITS_DU_ROLE } from '../droits.js';
import type { Identite } from '../identite.js';
import { lireSession, type LectureDeSession, type SessionLue } from './lire-session.js';
import { jetonReconnu } from './secret-de-cookie.js';

/** Cookie of a session: of this very host alone (`__Host-`), never seen by a script. */
export const COOKIE_DE_SESSION = '__Host-passerelle';
const ATTRIBUTS = 'Path=/; HttpOnly; Secure; SameSite=Lax';
/** What makes a browser forget it. */
export const OUBLI_DU_COOKIE = `${COOKIE_DE_SESSION}=; Max-Age=0; ${ATTRIBUTS}`;

export const ENTETE_DE_JETON = 'x-passerelle-jeton';
/** Sent with what the page asks by itself: it does not keep the session alive. */
const ENTETE_D_ARRIERE_PLAN = 'x-passerelle-arriere-plan';
const METHODES_SURES = new Set(['GET', 'HEAD', 'OPTIONS']);

export interface RequeteDeNavigateur {
  method: string;
  headers: Record<string, string | string[] | undefined>;
  /** As the cookie plugin of the server reads them. */
  cookies?: Record<string, string | undefined>;
}

/** A request that cannot change anything. */
export function methodeSure(methode: string): boolean {
  return METHODES_SURES.has(methode);
}

/** The sessions that browsers present. */
export class SessionsPresentees {
  constructor(
    private readonly sql: Sql,
    /** Origin at which browsers reach the gateway. */
    private readonly origine: string,
  ) {}

  /** The session of the cookie of this request, if it has one. */
  lire({ cookies, headers }: RequeteDeNavigateur): Promise<LectureDeSession> | undefined {
    const cookie = cookies?.[COOKIE_DE_SESSION];
    if (cookie === undefined) return undefined;
    return lireSession(this.sql, cookie, !vientDeLaPageSeule(headers));
  }

  /** Check 13: what changes something carries the token of its session, and says that it comes from our pages. */
  vientDeNosPages({ method, headers, cookies }: RequeteDeNavigateur): boolean {
    if (methodeSure(method)) return true;
    const jeton = headers[ENTETE_DE_JETON];
    const [site, origine] = [headers['sec-fetch-site'], headers['origin']];
    return (
      (site !== undefined || origine !== undefined) &&
      (site === undefined || site === 'same-origin') &&
      (origine === undefined || origine === this.origine) &&
      jetonReconnu(cookies?.[COOKIE_DE_SESSION] ?? '', typeof jeton === 'string' ? jeton : undefined)
    );
  }
}

/** What the page asks without anybody: its refreshes, and the streams that browsers open again by themselves. */
function vientDeLaPageSeule({ accept, ...autres }: RequeteDeNavigateur['headers']): boolean {
  return autres[ENTETE_D_ARRIERE_PLAN] !== undefined || accept === 'text/event-stream';
}

/** A person as routes know them. */
export function identiteDe({ compte, habilitation }: Pick<SessionLue, 'compte' | 'habilitation'>): Identite {
  return {
    acteur: `compte:${compte.id}`,
    libelle: compte.nom,
    role: habilitation.role,
    portee: habilitation.portee,
    tousDroits: false,
    droits: DROITS_DU_ROLE[habilitation.role],
  };
}
