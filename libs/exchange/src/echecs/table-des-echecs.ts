/** Whose fault a failure is, and so what it asks for. */
export type ClasseEchec =
  /** It will pass: the same thing later, at nobody's expense. */
  | 'transitoire'
  /** The partner looked at one version and will not take it: a person decides (X6). */
  | 'refus_du_partenaire'
  /** The partner may have acted: it is asked before anything is sent again (X4.4). */
  | 'issue_inconnue'
  /** Something in the lot may kill or stop whoever handles it: smaller and smaller lots find it. */
  | 'poison'
  /** What we asked or computed is wrong: to be mended here, nothing is lost meanwhile. */
  | 'notre_faute';

/** What is done about a failure. */
export interface Traitement {
  classe: ClasseEchec;
  /** Its messages come one step nearer to `en_echec` (five at most), and leave in smaller lots. */
  compteTentative: boolean;
  /** X4.4 is asked before its messages leave again: they are `incertain` until then. */
  demanderAvant: boolean;
  /** One more failure in a row of this partner; after three it is paused as a whole (X6 `retenu`). */
  panne: boolean;
}

const PASSE = { compteTentative: false, demanderAvant: false, panne: false } as const;

/**
 * The one table of failures: every way in which handling a message can fail, and what follows. What each HTTP status
 * and network error proves is read in libs/partners (issues-http.ts), what each SQLSTATE means in libs/persistence
 * (failles.ts); classer-echec.ts brings both here.
 *
 * An attempt of an outgoing message is only counted while its partner answers other lots: a partner that fails on
 * everything is down, and being down burns no attempt.
 */
export const TABLE_DES_ECHECS = {
  /** No byte reached the partner: refused connection, unknown address, no token to be had, 408, 425. */
  jamais_parti: { ...PASSE, classe: 'transitoire', panne: true },
  /** 429: the partner is well and asks for patience. */
  quota: { ...PASSE, classe: 'transitoire' },
  /** 401 or 403 with a new token: a person must look, no message is at fault. */
  acces_refuse: { ...PASSE, classe: 'transitoire', panne: true },
  /** 503: says that nothing was handled, and sometimes says it after having applied (X4.2). */
  indisponible: { ...PASSE, classe: 'issue_inconnue', demanderAvant: true, panne: true },
  /** Time-out or cut after sending. */
  sans_reponse: { classe: 'issue_inconnue', compteTentative: true, demanderAvant: true, panne: true },
  /** 5xx (and 409: still being handled there). */
  erreur_du_partenaire: { classe: 'issue_inconnue', compteTentative: true, demanderAvant: true, panne: true },
  /** A 200 that is not the contract's: other ids, HTML, truncated, redirected. It proves nothing. */
  reponse_inutilisable: { classe: 'issue_inconnue', compteTentative: true, demanderAvant: true, panne: true },
  /** The answer says nothing of one event of the lot. */
  resultat_absent: { classe: 'issue_inconnue', compteTentative: true, demanderAvant: true, panne: false },
  /** Another 4xx: the request as a whole, as we made it. */
  demande_refusee: { classe: 'notre_faute', compteTentative: true, demanderAvant: false, panne: true },
  /** `rejete`, for one version. */
  version_rejetee: { ...PASSE, classe: 'refus_du_partenaire' },
  /** The worker died, or froze beyond its lease, while it was telling: the partner may hold the lot. */
  envoi_interrompu: { classe: 'poison', compteTentative: true, demanderAvant: true, panne: false },
  /** The worker died, or froze beyond its lease, while it was applying: nothing was committed. */
  traitement_interrompu: { ...PASSE, classe: 'poison', compteTentative: true },
  /** The database will not take what we write (not a lock, not an absence): one message of the lot is the cause. */
  ordre_refuse: { ...PASSE, classe: 'poison', compteTentative: true },
  /** A rule failed on a dossier: it stays with that dossier. */
  calcul_impossible: { ...PASSE, classe: 'notre_faute', compteTentative: true },
  /** Deadlock, lock time-out, serialization failure, beyond the retries of the transaction itself. */
  base_a_relancer: { ...PASSE, classe: 'transitoire' },
  /** The database is away, full, or stopping. */
  base_absente: { ...PASSE, classe: 'transitoire' },
  /** Another worker took the lot over: nothing was written. */
  bail_perdu: { ...PASSE, classe: 'transitoire' },
} as const satisfies Record<string, Traitement>;

export type Echec = keyof typeof TABLE_DES_ECHECS;

export function traitementDe(echec: Echec): Traitement {
  return TABLE_DES_ECHECS[echec];
}

/** How many attempts a message has before it is set aside (X6 `en_echec`). */
export const TENTATIVES_MAXIMALES = 5;
/** How much smaller a lot gets with each attempt. */
export const REDUCTION = 10;
