import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Partenaire } from '#annexe7';

/** A partner that takes everything at once and remembers only the ids: what a run tells is counted here. */
export class PartenaireQuiAcquitte {
  readonly acquittes = new Set<string>();
  /** When the last answer was entirely sent, by `performance.now()`. */
  dernierAcquit = 0;

  private constructor(
    private readonly serveur: Server,
    readonly url: string,
  ) {}

  static async demarrer(): Promise<PartenaireQuiAcquitte> {
    const serveur = createServer({ keepAliveTimeout: 60_000 });
    serveur.listen(0, '127.0.0.1');
    await once(serveur, 'listening');
    const { port } = serveur.address() as AddressInfo;
    const partenaire = new PartenaireQuiAcquitte(serveur, `http://127.0.0.1:${port}`);
    serveur.on('request', (requete, reponse) => void partenaire.#repondre(requete, reponse));
    return partenaire;
  }

  oublier(): void {
    this.acquittes.clear();
    this.dernierAcquit = 0;
  }

  async arreter(): Promise<void> {
    this.serveur.close();
    this.serveur.closeAllConnections();
    await once(this.serveur, 'close');
  }

  async #repondre(requete: IncomingMessage, reponse: ServerResponse): Promise<void> {
    const morceaux: Buffer[] = [];
    for await (const morceau of requete) morceaux.push(morceau as Buffer);
    reponse.setHeader('content-type', 'application/json');
    if (requete.url === '/oauth2/token') {
      reponse.end(JSON.stringify({ access_token: 'banc', token_type: 'Bearer', expires_in: 3600 }));
      return;
    }
    if (requete.url !== '/echanges/flux') {
      reponse.writeHead(404).end('{}');
      return;
    }
    const evenements = JSON.parse(Buffer.concat(morceaux).toString()) as { id: string }[];
    for (const { id } of evenements) this.acquittes.add(id);
    reponse.end(JSON.stringify({ resultats: evenements.map(({ id }) => ({ id, statut: 'applique' })) }));
    reponse.once('finish', () => (this.dernierAcquit = performance.now()));
  }
}

/** Both partners of a run. */
export class Partenaires {
  private constructor(private readonly tous: Readonly<Record<Partenaire, PartenaireQuiAcquitte>>) {}

  static async demarrer(): Promise<Partenaires> {
    return new Partenaires({
      gide: await PartenaireQuiAcquitte.demarrer(),
      parcours3: await PartenaireQuiAcquitte.demarrer(),
    });
  }

  get urls(): Record<Partenaire, string> {
    return { gide: this.tous.gide.url, parcours3: this.tous.parcours3.url };
  }

  get acquittes(): number {
    return this.tous.gide.acquittes.size + this.tous.parcours3.acquittes.size;
  }

  get dernierAcquit(): number {
    return Math.max(this.tous.gide.dernierAcquit, this.tous.parcours3.dernierAcquit);
  }

  oublier(): void {
    this.tous.gide.oublier();
    this.tous.parcours3.oublier();
  }

  async arreter(): Promise<void> {
    await Promise.all([this.tous.gide.arreter(), this.tous.parcours3.arreter()]);
  }
}
