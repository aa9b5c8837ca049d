/** The part of oidc-provider 9 that this app uses: the package comes without types. */
declare module 'oidc-provider' {
  import type { EventEmitter } from 'node:events';
  import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';

  /** Parameters of an authorization request, as they came. */
  export type Parametres = Readonly<Record<string, unknown>>;

  export interface Session {
    accountId?: string;
    /** Of a sign-out under way: where the browser goes afterwards, already checked. */
    state?: { postLogoutRedirectUri?: string; state?: string };
    grantIdFor(client: string): string | undefined;
    destroy(): Promise<void>;
  }

  export interface Interaction {
    uid: string;
    params: Parametres;
    /** Of who was signed in when the question came. */
    session?: { accountId: string; uid?: string };
    persist(): Promise<void>;
  }

  export interface Accord {
    addOIDCScope(scopes: string): void;
    addOIDCClaims(claims: readonly string[]): void;
    save(): Promise<string>;
  }

  /** A request as the provider sees it (Koa). */
  export interface Contexte {
    status: number;
    type: string;
    body: unknown;
    redirect(adresse: string): void;
    oidc?: ContexteOidc;
  }

  export interface ContexteOidc {
    provider: Provider;
    route: string;
    params: Parametres;
    session: Session;
    client: { clientId: string };
    /** Of the session. */
    acr?: string;
  }

  export interface Resultat {
    login?: { accountId: string; acr: string; amr: readonly string[]; remember: boolean };
    error?: string;
    error_description?: string;
  }

  export class Provider extends EventEmitter {
    constructor(emetteur: string, configuration: object);
    readonly issuer: string;
    readonly Grant: {
      new (membres: { accountId: string; clientId: string }): Accord;
      find(id: string): Promise<Accord | undefined>;
    };
    readonly Session: { findByUid(uid: string): Promise<Session | undefined> };
    callback(): RequestListener;
    use(intermediaire: (ctx: Contexte, suite: () => Promise<void>) => Promise<void>): this;
    /** @throws errors.SessionNotFound when the browser has no interaction under way */
    interactionDetails(requete: IncomingMessage, reponse: ServerResponse): Promise<Interaction>;
    interactionFinished(
      requete: IncomingMessage,
      reponse: ServerResponse,
      resultat: Resultat,
      options: { mergeWithLastSubmission: boolean },
    ): Promise<void>;
  }

  interface Prompt {
    checks: { add(verification: unknown): void };
  }

  export const interactionPolicy: {
    base(): { get(nom: 'login' | 'consent'): Prompt };
    Check: new (
      raison: string,
      description: string,
      verifier: (ctx: { oidc: ContexteOidc }) => boolean,
    ) => object;
  };

  export const errors: { SessionNotFound: new () => Error };
}

declare module 'oidc-provider/lib/adapters/memory_adapter.js' {
  /** A thousand entries at most, the least used give way. */
  export function createMemoryAdapter(toleranceS: number): (modele: string) => object;
}
