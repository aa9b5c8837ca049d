import type { Jeton } from '#contract';
import { estInvalide, lireJeton } from '#contract';
import { lireReponse } from './reponse-json.js';
import { lireReessayerApres } from './reessayer-apres.js';
import type { Demande, ReponseBrute } from './transport.js';
import { EchecReseau } from './transport.js';

const PLAFOND_JETON = 64 * 1_024;
/** Life supposed when the partner does not say `expires_in` (RFC 6749 only recommends it). */
const VIE_PAR_DEFAUT_S = 300;

export interface Identifiants {
  clientId: string;
  clientSecret: string;
}

/** No token: every call is impossible, and nothing has been sent. */
export class EchecJeton extends Error {
  constructor(
    readonly motif: 'jeton_refuse' | 'jeton_indisponible',
    readonly statut?: number,
    readonly reessayerApresMs?: number,
  ) {
    super(motif);
    this.name = 'EchecJeton';
  }
}

/** The request of OAuth 2 client credentials (RFC 6749, 4.4 and 2.3.1: HTTP Basic, that every server must take). */
export function demandeDeJeton({ clientId, clientSecret }: Identifiants): Demande {
  const paire = [clientId, clientSecret].map((texte) => formulaire(texte)).join(':');
  return {
    methode: 'POST',
    chemin: '/oauth2/token',
    entetes: {
      authorization: `Basic ${Buffer.from(paire).toString('base64')}`,
      'content-type': 'application/x-www-form-urlencoded',
      accept: 'application/json',
    },
    corps: 'grant_type=client_credentials',
    plafond: PLAFOND_JETON,
  };
}

/** Reads a token answer; undefined when it is none. */
export function lireReponseJeton(reponse: ReponseBrute): Jeton | undefined {
  if (reponse.statut !== 200) return undefined;
  const json = lireReponse(reponse);
  if (!json.lu) return undefined;
  const jeton = lireJeton(json.valeur);
  return estInvalide(jeton) ? undefined : jeton;
}

/** Tokens of one partner: cached, renewed before they expire, one request for all concurrent callers (X4). */
export class Jetons {
  #courant: { jeton: string; renouvelerA: number } | undefined;
  #enCours: Promise<string> | undefined;

  /** @param demander the transport of this partner; @param maintenant ms, the technical clock. */
  constructor(
    private readonly demander: (demande: Demande) => Promise<ReponseBrute>,
    private readonly identifiants: Identifiants,
    private readonly maintenant: () => number,
  ) {}

  /** A token good for a call. @throws EchecJeton */
  async obtenir(): Promise<string> {
    if (this.#courant !== undefined && this.maintenant() < this.#courant.renouvelerA)
      return this.#courant.jeton;
    this.#enCours ??= this.#renouveler().finally(() => {
      this.#enCours = undefined;
    });
    return this.#enCours;
  }

  /** The partner refused this token: forget it, unless another caller has renewed it meanwhile. */
  oublier(jeton: string): void {
    if (this.#courant?.jeton === jeton) this.#courant = undefined;
  }

  async #renouveler(): Promise<string> {
    this.#courant = undefined;
    // Its life is counted from before the request, so never too long.
    const depart = this.maintenant();
    const reponse = await this.#questionner();
    const lu = lireReponseJeton(reponse);
    if (lu === undefined) {
      const refus = reponse.statut === 400 || reponse.statut === 401 || reponse.statut === 403;
      throw new EchecJeton(
        refus ? 'jeton_refuse' : 'jeton_indisponible',
        reponse.statut,
        lireReessayerApres(reponse.entetes, this.maintenant()),
      );
    }
    const vieMs = (lu.expireDans ?? VIE_PAR_DEFAUT_S) * 1_000;
    // 30 s early, or a tenth of its life when that is shorter, so that a short-lived token is used at all.
    this.#courant = { jeton: lu.jeton, renouvelerA: depart + vieMs - Math.min(30_000, vieMs / 10) };
    return lu.jeton;
  }

  async #questionner(): Promise<ReponseBrute> {
    try {
      return await this.demander(demandeDeJeton(this.identifiants));
    } catch (erreur) {
      if (erreur instanceof EchecReseau) throw new EchecJeton('jeton_indisponible');
      throw erreur;
    }
  }
}

function formulaire(texte: string): string {
  return new URLSearchParams([['', texte]]).toString().slice(1);
}
