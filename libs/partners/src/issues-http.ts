import type { CauseEchec } from './causes.js';

/**
 * The one table of outcomes of an HTTP exchange with a partner (X4.2): what each status and each network error
 * proves about a lot that was being told.
 *
 * - `repondu`: the answer must now be read, event by event.
 * - `transitoire`: later, under the same ids. `peutEtreApplique` says whether the partner may already hold the lot:
 *   then the versions must not be replaced, withdrawn or given up before X4.4 has been asked.
 * - `incertaine`: nothing is proved; X4.4 first, then decide.
 * - `acces`: the partner did not take our token: once more with a new one, then `transitoire`, for no event is at fault.
 * - `refus`: the partner will never take this request as it stands.
 *
 * Why 500, 502 and 504 are `incertaine` and not merely transient: X4.2 warns that they also come after the partner
 * has applied the lot. Resending would be harmless (ids and idempotency key make it a `doublon`), but *not resending*
 * would not: were the fact withdrawn before the retry, the gateway would believe that the partner never held it,
 * and leave it there. Asking first costs one call. 503 (and 429) say by definition that the request was not handled
 * and mean a partner that is down, to be paused as a whole: they stay transient, 503 with the same caution.
 */
export type ClasseHttp =
  | { classe: 'repondu' }
  | { classe: 'transitoire'; peutEtreApplique: boolean }
  | { classe: 'incertaine' }
  | { classe: 'acces' }
  | { classe: 'refus' };

const STATUTS: Readonly<Record<number, ClasseHttp>> = {
  200: { classe: 'repondu' },
  401: { classe: 'acces' },
  403: { classe: 'acces' },
  // The partner gave up waiting for our request: it never had it whole.
  408: { classe: 'transitoire', peutEtreApplique: false },
  // A request under the same Idempotency-Key is still being handled over there.
  409: { classe: 'incertaine' },
  425: { classe: 'transitoire', peutEtreApplique: false },
  429: { classe: 'transitoire', peutEtreApplique: false },
  503: { classe: 'transitoire', peutEtreApplique: true },
};

/** Class of an HTTP status, for any status. */
export function classerStatut(statut: number): ClasseHttp {
  const connu = STATUTS[statut];
  if (connu !== undefined) return connu;
  // Another 4xx is a refusal of the request; another 2xx, a 3xx or a 5xx proves nothing.
  return statut >= 400 && statut < 500 ? { classe: 'refus' } : { classe: 'incertaine' };
}

/** `avant`: no byte of the request can have been handled by the partner; `apres`: it may have been. */
export interface IssueReseau {
  cause: CauseEchec;
  phase: 'avant' | 'apres';
}

const ERREURS: Readonly<Record<string, IssueReseau>> = {
  ADRESSE_INTERDITE: { cause: 'adresse_interdite', phase: 'avant' },
  ECONNREFUSED: { cause: 'connexion_refusee', phase: 'avant' },
  ENOTFOUND: { cause: 'adresse_introuvable', phase: 'avant' },
  EAI_AGAIN: { cause: 'adresse_introuvable', phase: 'avant' },
  UND_ERR_CONNECT_TIMEOUT: { cause: 'connexion_trop_longue', phase: 'avant' },
  EMFILE: { cause: 'connexion_impossible', phase: 'avant' },
  CERT_HAS_EXPIRED: { cause: 'certificat_refuse', phase: 'avant' },
  CERT_NOT_YET_VALID: { cause: 'certificat_refuse', phase: 'avant' },
  CERT_REVOKED: { cause: 'certificat_refuse', phase: 'avant' },
  DEPTH_ZERO_SELF_SIGNED_CERT: { cause: 'certificat_refuse', phase: 'avant' },
  SELF_SIGNED_CERT_IN_CHAIN: { cause: 'certificat_refuse', phase: 'avant' },
  UNABLE_TO_GET_ISSUER_CERT: { cause: 'certificat_refuse', phase: 'avant' },
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: { cause: 'certificat_refuse', phase: 'avant' },
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: { cause: 'certificat_refuse', phase: 'avant' },
  ERR_TLS_CERT_ALTNAME_INVALID: { cause: 'certificat_refuse', phase: 'avant' },
  ERR_SSL_WRONG_VERSION_NUMBER: { cause: 'connexion_impossible', phase: 'avant' },
  UND_ERR_HEADERS_TIMEOUT: { cause: 'delai_depasse', phase: 'apres' },
  UND_ERR_BODY_TIMEOUT: { cause: 'delai_depasse', phase: 'apres' },
};

/** fetch gives these two failures no code, only a message of its own. */
const MESSAGES: Readonly<Record<string, IssueReseau>> = {
  'unexpected redirect': { cause: 'redirection', phase: 'apres' },
  'bad port': { cause: 'connexion_impossible', phase: 'avant' },
};

const CONNEXION = new Set(['connect', 'getaddrinfo']);

function versObjet(valeur: unknown): Record<string, unknown> {
  return typeof valeur === 'object' && valeur !== null ? (valeur as Record<string, unknown>) : {};
}

/**
 * Class of what `fetch` threw. An unknown error counts as cut after sending: wrongly asking X4.4 costs one call,
 * wrongly believing that nothing was sent costs a difference.
 */
export function classerErreurReseau(erreur: unknown): IssueReseau {
  const cause = versObjet(versObjet(erreur)['cause'] ?? erreur);
  const code = typeof cause['code'] === 'string' ? cause['code'] : '';
  const connue = ERREURS[code];
  if (connue !== undefined) return connue;
  const message = typeof cause['message'] === 'string' ? MESSAGES[cause['message']] : undefined;
  if (message !== undefined) return message;
  // Several addresses tried in turn: an aggregate of failures to connect.
  const essais: unknown[] = Array.isArray(cause['errors']) ? cause['errors'] : [cause];
  const jamaisConnecte =
    essais.length > 0 && essais.every((essai) => CONNEXION.has(String(versObjet(essai)['syscall'])));
  return jamaisConnecte
    ? { cause: 'connexion_impossible', phase: 'avant' }
    : { cause: 'connexion_coupee', phase: 'apres' };
}
