import type { GatewayDEssai, Reponse } from './gateway-d-essai.js';
import { ORIGINE } from './gateway-d-essai.js';

/** What a browser does of cookies and of a sign-in: the gateway is injected, the provider called over HTTP. */
export class NavigateurDEssai {
  /** Of the gateway: name to value. */
  readonly cookies = new Map<string, string>();
  /** Every `Set-Cookie` that the gateway sent, as it came. */
  readonly recus: string[] = [];
  readonly #chezLeFournisseur = new Map<string, string>();
  jeton: string | undefined;

  constructor(private readonly gateway: GatewayDEssai) {}

  async get(url: string, entetes: Record<string, string> = {}): Promise<Reponse> {
    return this.#retenir(await this.gateway.get(url, undefined, { ...this.#entetes(), ...entetes }));
  }

  /** From a page of the gateway: same origin, with the token of the session. */
  async post(url: string, corps?: unknown, entetes: Record<string, string> = {}): Promise<Reponse> {
    const dePage = {
      origin: ORIGINE,
      'sec-fetch-site': 'same-origin',
      ...(this.jeton === undefined ? {} : { 'x-passerelle-jeton': this.jeton }),
    };
    return this.postNu(url, corps, { ...dePage, ...entetes });
  }

  /** With the cookies and nothing else. */
  async postNu(url: string, corps?: unknown, entetes: Record<string, string> = {}): Promise<Reponse> {
    return this.#retenir(await this.gateway.post(url, corps, undefined, { ...this.#entetes(), ...entetes }));
  }

  /** Goes to the provider and comes back. @returns the answer of the gateway to the return */
  async seConnecter(retour?: string): Promise<Reponse> {
    const adresse = await this.allerChezLeFournisseur(retour);
    const reponse = await this.get(adresse);
    await this.rafraichir();
    return reponse;
  }

  /** Goes to the provider. @returns the path of the gateway to which it sends the browser back */
  async allerChezLeFournisseur(retour?: string): Promise<string> {
    const depart = await this.get(
      `/connexion${retour === undefined ? '' : `?retour=${encodeURIComponent(retour)}`}`,
    );
    let adresse = String(depart.entetes['location']);
    while (!adresse.startsWith(ORIGINE)) {
      const reponse = await fetch(adresse, {
        redirect: 'manual',
        headers: { cookie: ecrire(this.#chezLeFournisseur) },
      });
      for (const cookie of reponse.headers.getSetCookie()) retenir(this.#chezLeFournisseur, cookie);
      const suite = reponse.headers.get('location');
      if (suite === null) throw new Error(`the provider keeps the browser: ${reponse.status}`);
      adresse = new URL(suite, adresse).href;
    }
    return adresse.slice(ORIGINE.length);
  }

  /** Reads the session, as the page does when it opens. */
  async rafraichir(): Promise<Reponse> {
    const reponse = await this.get('/api/session');
    this.jeton = reponse.statut === 200 ? reponse.json<{ jeton: string }>().jeton : undefined;
    return reponse;
  }

  #entetes(): Record<string, string> {
    return this.cookies.size === 0 ? {} : { cookie: ecrire(this.cookies) };
  }

  #retenir(reponse: Reponse): Reponse {
    for (const cookie of [reponse.entetes['set-cookie'] ?? []].flat().map(String)) {
      this.recus.push(cookie);
      retenir(this.cookies, cookie);
    }
    return reponse;
  }
}

function ecrire(cookies: ReadonlyMap<string, string>): string {
  return [...cookies].map(([nom, valeur]) => `${nom}=${valeur}`).join('; ');
}

function retenir(cookies: Map<string, string>, cookie: string): void {
  const [, nom = '', valeur = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
  const oublie = valeur === '' || /max-age=0(;|$)/i.test(cookie);
  if (oublie) cookies.delete(nom);
  else cookies.set(nom, valeur);
}
