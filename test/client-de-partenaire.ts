import { signer, Secrets, TYPE_LOT, type Evenement } from '#contract';
import type { Simulateur } from '#simulation';

export interface Reponse {
  statut: number;
  entetes: Headers;
  texte: string;
  json: () => unknown;
}

/** What the gateway would do, written out by hand: a witness that shares nothing with libs/partners. */
export class ClientDePartenaire {
  private jetonEnCours: string | undefined;

  constructor(readonly simulateur: Simulateur) {}

  async jeton(): Promise<string> {
    const { clientId, clientSecret } = this.simulateur.identifiants;
    const reponse = await this.formulaire({
      grant_type: 'client_credentials',
      client_id: clientId,
      client_secret: clientSecret,
    });
    return (reponse.json() as { access_token: string }).access_token;
  }

  async formulaire(champs: Record<string, string>, entetes: Record<string, string> = {}): Promise<Reponse> {
    return this.appeler('POST', '/oauth2/token', {
      entetes: { 'content-type': 'application/x-www-form-urlencoded', ...entetes },
      corps: new URLSearchParams(champs).toString(),
    });
  }

  async get(chemin: string): Promise<Reponse> {
    return this.appeler('GET', chemin, { entetes: await this.autorisation() });
  }

  async post(chemin: string, corps: unknown): Promise<Reponse> {
    const entetes = { ...(await this.autorisation()), 'content-type': 'application/json' };
    return this.appeler('POST', chemin, { entetes, corps: JSON.stringify(corps) });
  }

  /** X4.2. `remplacer` breaks one header on purpose. */
  async dire(
    envoi: string,
    evenements: readonly unknown[],
    remplacer: Record<string, string> = {},
  ): Promise<Reponse> {
    const corps = JSON.stringify(evenements);
    const horodatage = Math.floor(Date.now() / 1000);
    const secrets = Secrets.lire(this.simulateur.secretPartenaire, 'TEST');
    return this.appeler('POST', '/echanges/flux', {
      entetes: {
        ...(await this.autorisation()),
        'content-type': TYPE_LOT,
        'idempotency-key': envoi,
        'webhook-id': envoi,
        'webhook-timestamp': String(horodatage),
        'webhook-signature': signer(secrets, envoi, horodatage, corps),
        ...remplacer,
      },
      corps,
    });
  }

  async toutLire(limite = 1000): Promise<Evenement[]> {
    const evenements: Evenement[] = [];
    let curseur = '';
    for (;;) {
      const reponse = await this.get(`/echanges/changements?limite=${limite}&curseur=${curseur}`);
      const page = reponse.json() as { evenements: Evenement[]; curseur: string; suite: boolean };
      evenements.push(...page.evenements);
      curseur = page.curseur;
      if (!page.suite) return evenements;
    }
  }

  async admin(methode: 'GET' | 'POST' | 'DELETE', chemin: string, corps?: unknown): Promise<Reponse> {
    return this.appeler(methode, `/admin${chemin}`, {
      entetes: corps === undefined ? {} : { 'content-type': 'application/json' },
      corps: corps === undefined ? undefined : JSON.stringify(corps),
    });
  }

  oublierLeJeton(): void {
    this.jetonEnCours = undefined;
  }

  private async autorisation(): Promise<Record<string, string>> {
    this.jetonEnCours ??= await this.jeton();
    return { authorization: `Bearer ${this.jetonEnCours}` };
  }

  private async appeler(
    methode: string,
    chemin: string,
    { entetes, corps }: { entetes: Record<string, string>; corps?: string },
  ): Promise<Reponse> {
    const reponse = await fetch(`${this.simulateur.url}${chemin}`, {
      method: methode,
      headers: entetes,
      body: corps,
      redirect: 'manual',
      signal: AbortSignal.timeout(60_000),
    });
    const texte = await reponse.text();
    return {
      statut: reponse.status,
      entetes: reponse.headers,
      texte,
      json: () => JSON.parse(texte) as unknown,
    };
  }
}
