import type { Accord, Contexte, ContexteOidc } from 'oidc-provider';
import { createMemoryAdapter } from 'oidc-provider/lib/adapters/memory_adapter.js';
import type { CompteDeDemonstration } from '#config';
import { pageDeDeconnexion } from '../pages/page-de-deconnexion.js';
import { pageDeMessage } from '../pages/page-de-message.js';
import { ACR_SIMPLE, politiqueDesQuestions } from './acr.js';
import type { Cles } from './cles.js';

export interface OptionsDuFournisseur {
  client: { id: string; secret: string };
  acrFort: string;
  /** Origin of the gateway. */
  passerelleUrl: string;
  comptes: readonly CompteDeDemonstration[];
  cles: Cles;
}

const CLAIMS = {
  openid: ['sub', 'acr', 'amr', 'auth_time'],
  profile: ['name', 'given_name', 'family_name'],
  email: ['email', 'email_verified'],
};
const SCOPES = ['openid', 'profile', 'email'];

const MINUTE_S = 60;
/** Of a session at the provider: a working day, as the gateway's own. */
const SESSION_S = 10 * 60 * MINUTE_S;

/** What the library does and does not do here: the code flow with PKCE for one client, and sign-out. */
export function configuration(options: OptionsDuFournisseur): object {
  const { client, acrFort, passerelleUrl, comptes, cles } = options;
  return {
    // What it would take by itself, after a warning on the console: here, forgetting at a restart is meant.
    adapter: createMemoryAdapter(0),
    clients: [
      {
        client_id: client.id,
        client_secret: client.secret,
        client_name: 'Passerelle',
        redirect_uris: [`${passerelleUrl}/connexion/retour`],
        post_logout_redirect_uris: [`${passerelleUrl}/`],
        response_types: ['code'],
        grant_types: ['authorization_code'],
      },
    ],
    responseTypes: ['code'],
    pkce: { required: () => true },
    scopes: SCOPES,
    claims: CLAIMS,
    // The gateway reads who it is from the id token, without a further call.
    conformIdTokenClaims: false,
    acrValues: [ACR_SIMPLE, acrFort],
    jwks: cles.jwks,
    cookies: {
      // Cookies know no port: names of our own, beside those of the gateway on the same host.
      names: {
        session: 'identite-demonstration-session',
        interaction: 'identite-demonstration-question',
        resume: 'identite-demonstration-reprise',
      },
      keys: cles.cookies,
    },
    features: {
      devInteractions: { enabled: false },
      dPoP: { enabled: false },
      pushedAuthorizationRequests: { enabled: false },
      resourceIndicators: { enabled: false },
      claimsParameter: { enabled: true },
      rpInitiatedLogout: {
        enabled: true,
        logoutSource: (ctx: Contexte, formulaire: string) => rendre(ctx, pageDeDeconnexion(formulaire)),
        postLogoutSuccessSource: (ctx: Contexte) =>
          rendre(ctx, pageDeMessage('Déconnexion faite', 'Vous pouvez fermer cette page.', passerelleUrl)),
      },
    },
    interactions: {
      policy: politiqueDesQuestions(acrFort),
      url: (_ctx: Contexte, question: { uid: string }) => `/connexion/${question.uid}`,
    },
    ttl: {
      AccessToken: 5 * MINUTE_S,
      AuthorizationCode: MINUTE_S,
      IdToken: 5 * MINUTE_S,
      Interaction: 10 * MINUTE_S,
      Grant: SESSION_S,
      Session: SESSION_S,
    },
    clientBasedCORS: () => false,
    findAccount: (_ctx: Contexte, sujet: string) => lireCompte(comptes, sujet),
    loadExistingGrant: accorder,
    renderError: (ctx: Contexte) =>
      rendre(
        ctx,
        pageDeMessage(
          'Cette demande n’a pas pu être traitée',
          'Elle est mal formée, ou elle a expiré. Recommencez depuis la passerelle.',
          passerelleUrl,
        ),
      ),
  };
}

function rendre(ctx: Contexte, page: string): void {
  ctx.type = 'html';
  ctx.body = page;
}

function lireCompte(comptes: readonly CompteDeDemonstration[], sujet: string): object | undefined {
  const compte = comptes.find((un) => un.sujet === sujet);
  return (
    compte && {
      accountId: sujet,
      claims: () => ({
        sub: sujet,
        name: `${compte.prenom} ${compte.nom}`,
        given_name: compte.prenom,
        family_name: compte.nom,
        email: `${compte.identifiant}@demonstration.invalid`,
        email_verified: false,
      }),
    }
  );
}

/** The one client is ours: it has everything that exists here, nobody is asked. */
async function accorder({ oidc }: { oidc: ContexteOidc }): Promise<Accord> {
  const { session, client, provider } = oidc;
  const connu = session.grantIdFor(client.clientId);
  const ancien = connu === undefined ? undefined : await provider.Grant.find(connu);
  if (ancien) return ancien;
  const accord = new provider.Grant({ accountId: session.accountId ?? '', clientId: client.clientId });
  accord.addOIDCScope(SCOPES.join(' '));
  accord.addOIDCClaims(Object.values(CLAIMS).flat());
  await accord.save();
  return accord;
}
