import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Webhook } from 'standardwebhooks';
import type { Evenement } from '#contract';

export interface Recu {
  chemin: string;
  typeContenu: string;
  webhookId: string;
  evenements: Evenement[];
}

/** Answers a request: status, and headers when they matter. */
export type Repondre = (numero: number) => {
  statut: number;
  entetes?: Record<string, string>;
  corps?: string;
};

/** A gateway that only takes webhooks: verifies signatures with the reference library and remembers what it took. */
export class PasserelleDeTest {
  readonly recus: Recu[] = [];
  signaturesFausses = 0;
  appels = 0;
  repondre: Repondre = () => ({ statut: 202 });

  private constructor(private readonly serveur: Server) {}

  static async demarrer(secret: () => string): Promise<PasserelleDeTest> {
    const serveur = createServer();
    const passerelle = new PasserelleDeTest(serveur);
    serveur.on('request', (requete, reponse) => void passerelle.traiter(requete, reponse, secret()));
    await new Promise<void>((resoudre) => serveur.listen(0, '127.0.0.1', resoudre));
    return passerelle;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.serveur.address() as AddressInfo).port}`;
  }

  get ids(): string[] {
    return this.recus.flatMap(({ evenements }) => evenements.map(({ id }) => id));
  }

  async fermer(): Promise<void> {
    this.serveur.closeAllConnections();
    await new Promise((resoudre) => this.serveur.close(resoudre));
  }

  private async traiter(requete: IncomingMessage, reponse: ServerResponse, secret: string): Promise<void> {
    const morceaux: Buffer[] = [];
    for await (const morceau of requete) morceaux.push(morceau as Buffer);
    const corps = Buffer.concat(morceaux).toString('utf8');
    const entetes = requete.headers as Record<string, string>;
    this.appels += 1;
    const { statut, entetes: ajoutes = {}, corps: texte = '' } = this.repondre(this.appels);
    if (statut === 202) this.noter(requete.url ?? '', entetes, corps, secret);
    const evenements = corps.startsWith('[') ? (JSON.parse(corps) as unknown[]).length : 1;
    const accuse = JSON.stringify({ recus: evenements, doublons: 0, refuses: [] });
    reponse
      .writeHead(statut, { 'content-type': 'application/json', ...ajoutes })
      .end(texte === '' ? accuse : texte);
  }

  private noter(chemin: string, entetes: Record<string, string>, corps: string, secret: string): void {
    try {
      new Webhook(secret.replace(/^whsec_/, '')).verify(corps, entetes);
    } catch {
      this.signaturesFausses += 1;
    }
    const lu = JSON.parse(corps) as Evenement | Evenement[];
    this.recus.push({
      chemin,
      typeContenu: entetes['content-type'] ?? '',
      webhookId: entetes['webhook-id'] ?? '',
      evenements: Array.isArray(lu) ? lu : [lu],
    });
  }
}
