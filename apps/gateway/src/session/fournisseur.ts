import {
  allowInsecureRequests,
  authorizationCodeGrant,
  AuthorizationResponseError,
  buildAuthorizationUrl,
  buildEndSessionUrl,
  calculatePKCECodeChallenge,
  ClientError,
  ClientSecretBasic,
  ClientSecretPost,
  clockTolerance,
  customFetch,
  discovery,
  enableNonRepudiationChecks,
  fetchUserInfo,
  randomNonce,
  randomPKCECodeVerifier,
  randomState,
  ResponseBodyError,
  WWWAuthenticateChallengeError,
  type ClientAuth,
  type Configuration,
} from 'openid-client';
import type { ConnexionEnCours, PersonneConnue } from '#access';
import { appelsVersUneOrigine, type ReseauxSortants } from '#partners';
import { nommer } from './nommer-la-personne.js';

/** Where people sign in, and how the gateway is known there. */
export interface ReglagesDuFournisseur {
  /** Issuer. */
  url: string;
  clientId: string;
  clientSecret: string;
  /** acr of who has proved who they are twice. */
  acrFort: string;
}

export type IssueDuDepart =
  | { issue: 'vers_le_fournisseur'; adresse: string; connexion: Omit<ConnexionEnCours, 'retour'> }
  | { issue: 'fournisseur_injoignable' };

export type IssueDuRetour =
  { issue: 'connue'; personne: PersonneConnue } | { issue: 'refusee' | 'fournisseur_injoignable' };

export const CHEMIN_DE_RETOUR = '/connexion/retour';
const DELAI_S = 5;
const ECART_D_HORLOGE_S = 10;

/**
 * The provider of identities (OpenID Connect: authorization code, PKCE S256, state, nonce). It is discovered when the
 * first person signs in, and again after a failure: the gateway starts and serves keys without it. Everything that is
 * asked of it is asked of its own origin.
 */
export class Fournisseur {
  #configuration: Promise<Configuration> | undefined;

  constructor(
    private readonly reglages: ReglagesDuFournisseur,
    /** Origin at which browsers reach the gateway. */
    private readonly origine: string,
    /** Where calls to it may go (check 16). */
    private readonly reseaux: ReseauxSortants,
  ) {}

  /** Where to send the browser, and what to remember until it comes back. */
  async partir(): Promise<IssueDuDepart> {
    const connexion = {
      etat: randomState(),
      nonce: randomNonce(),
      verifieur: randomPKCECodeVerifier(),
      acrDemande: this.reglages.acrFort,
    };
    const defi = await calculatePKCECodeChallenge(connexion.verifieur);
    const depart = await oserDemander(async () => {
      const adresse = buildAuthorizationUrl(await this.#decouvrir(), {
        redirect_uri: `${this.origine}${CHEMIN_DE_RETOUR}`,
        scope: 'openid profile email',
        state: connexion.etat,
        nonce: connexion.nonce,
        code_challenge: defi,
        code_challenge_method: 'S256',
        acr_values: connexion.acrDemande,
      });
      return { issue: 'vers_le_fournisseur', adresse: adresse.href, connexion } as const;
    });
    // Nobody has asked anything yet: a description that cannot be believed is as good as none.
    return depart.issue === 'vers_le_fournisseur' ? depart : { issue: 'fournisseur_injoignable' };
  }

  /**
   * Exchanges the code, checks the id token (signature, issuer, audience, expiry, nonce) and says who it is.
   * @param recherche query of the address to which the provider sent the browser back
   */
  revenir(recherche: URLSearchParams, attendue: ConnexionEnCours): Promise<IssueDuRetour> {
    return oserDemander(async () => {
      const configuration = await this.#decouvrir();
      const adresse = new URL(`${this.origine}${CHEMIN_DE_RETOUR}?${recherche.toString()}`);
      const jetons = await authorizationCodeGrant(configuration, adresse, {
        expectedState: attendue.etat,
        expectedNonce: attendue.nonce,
        pkceCodeVerifier: attendue.verifieur,
        idTokenExpected: true,
      });
      const dites = jetons.claims();
      if (!dites) throw new Error('an id token was required');
      const { userinfo_endpoint: precisions } = configuration.serverMetadata();
      const plus =
        dites['name'] === undefined && precisions !== undefined
          ? await fetchUserInfo(configuration, jetons.access_token, dites.sub)
          : {};
      const { nom, courriel } = nommer({ ...dites, ...plus });
      const acr = typeof dites.acr === 'string' ? dites.acr : null;
      return {
        issue: 'connue',
        personne: { emetteur: dites.iss, sujet: dites.sub, nom, courriel, acr },
      } as const;
    });
  }

  /** Where to end the session at the provider too; null when it offers nothing or does not answer. */
  async adresseDeDeconnexion(): Promise<string | null> {
    const issue = await oserDemander(async () => {
      const configuration = await this.#decouvrir();
      if (configuration.serverMetadata().end_session_endpoint === undefined)
        return { issue: 'sans_suite' } as const;
      const suite = buildEndSessionUrl(configuration, { post_logout_redirect_uri: `${this.origine}/` });
      return { issue: 'suite', suite: suite.href } as const;
    });
    return issue.issue === 'suite' ? issue.suite : null;
  }

  #decouvrir(): Promise<Configuration> {
    const { url, clientId, clientSecret } = this.reglages;
    this.#configuration ??= discovery(
      new URL(url),
      clientId,
      { [clockTolerance]: ECART_D_HORLOGE_S },
      secretDuClient(clientSecret),
      {
        // The settings take http for this machine alone.
        execute: [enableNonRepudiationChecks, ...(url.startsWith('http:') ? [allowInsecureRequests] : [])],
        timeout: DELAI_S,
        [customFetch]: appelsVersUneOrigine(url, this.reseaux),
      },
    ).catch((erreur: unknown) => {
      this.#configuration = undefined;
      throw erreur;
    });
    return this.#configuration;
  }
}

/** As the provider takes it: in the header, the default of OpenID Connect, or in the body. */
function secretDuClient(secret: string): ClientAuth {
  const [enEntete, dansLeCorps] = [ClientSecretBasic(secret), ClientSecretPost(secret)];
  return (serveur, ...reste) => {
    const { token_endpoint_auth_methods_supported: admises } = serveur;
    const authentifier = admises?.includes('client_secret_basic') === false ? dansLeCorps : enEntete;
    return authentifier(serveur, ...reste);
  };
}

/** What the provider refuses, or says that cannot be believed, is a refusal; silence and its own faults are told apart. */
async function oserDemander<T extends { issue: string }>(
  demander: () => Promise<T>,
): Promise<T | { issue: 'refusee' | 'fournisseur_injoignable' }> {
  try {
    return await demander();
  } catch (erreur) {
    if (estUneAbsence(erreur)) return { issue: 'fournisseur_injoignable' };
    if (estUnRefus(erreur)) return { issue: 'refusee' };
    throw erreur;
  }
}

const ABSENCES = new Set(['OAUTH_TIMEOUT', 'OAUTH_ABORT', 'OAUTH_RESPONSE_IS_NOT_JSON']);

/** Nobody answered, or the provider said that it could not. */
function estUneAbsence(erreur: unknown): boolean {
  if (erreur instanceof ResponseBodyError) return erreur.status >= 500;
  if (!(erreur instanceof ClientError)) return estUnAppelSansReponse(erreur);
  const { code, cause } = erreur;
  if (code === undefined) return estUnAppelSansReponse(cause);
  return ABSENCES.has(code) || (code === 'OAUTH_RESPONSE_IS_NOT_CONFORM' && statutDe(cause) >= 500);
}

/** What fetch throws: a TypeError that says why, unlike those of a wrong call. */
function estUnAppelSansReponse(erreur: unknown): boolean {
  const { name, cause } = (erreur ?? {}) as { name?: unknown; cause?: unknown };
  return name === 'TypeError' && cause !== undefined;
}

function statutDe(reponse: unknown): number {
  return Number((reponse as { status?: unknown } | undefined)?.status ?? 0);
}

function estUnRefus(erreur: unknown): boolean {
  return [ClientError, ResponseBodyError, AuthorizationResponseError, WWWAuthenticateChallengeError].some(
    (classe) => erreur instanceof classe,
  );
}
