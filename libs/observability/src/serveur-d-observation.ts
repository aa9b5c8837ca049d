import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { type AddressInfo } from 'node:net';
import { once } from 'node:events';
import { probleme, TYPE_PROBLEME } from '#contract';
import { direFaille } from '#persistence';
import { type Registry } from 'prom-client';
import { type Journal } from './journal.js';
import { type Sante } from './sante.js';

export interface OptionsDuServeur {
  port: number;
  /** Loopback unless a private network needs it: there is no key on this port. */
  hote: string;
  registre: Registry;
  sante: Sante;
  journal: Journal;
}

const DELAI_DE_REQUETE_MS = 5_000;

/**
 * What a process without an API of its own shows of itself (X5.6): `/health/live`, `/health/ready`, `/metrics`, on a
 * small port. Nobody's data; still, no key: it listens on the loopback by default.
 */
export class ServeurDObservation {
  private constructor(private readonly serveur: Server) {}

  /** @throws Error when the port is taken */
  static async ouvrir(options: OptionsDuServeur): Promise<ServeurDObservation> {
    const serveur = createServer({ requestTimeout: DELAI_DE_REQUETE_MS }, (requete, reponse) => {
      repondre(options, requete, reponse).catch((erreur: unknown) => {
        options.journal.error({ faille: direFaille(erreur) }, 'observation en échec');
        if (!reponse.headersSent) reponse.writeHead(500);
        reponse.end();
      });
    });
    serveur.listen(options.port, options.hote);
    await once(serveur, 'listening');
    const { address, port } = serveur.address() as AddressInfo;
    options.journal.info({ adresse: address, port }, 'observation à l’écoute');
    return new ServeurDObservation(serveur);
  }

  get port(): number {
    return (this.serveur.address() as AddressInfo).port;
  }

  async fermer(): Promise<void> {
    const fin = once(this.serveur, 'close');
    this.serveur.close();
    this.serveur.closeAllConnections();
    await fin;
  }
}

async function repondre(
  { registre, sante, journal }: OptionsDuServeur,
  requete: IncomingMessage,
  reponse: ServerResponse,
): Promise<void> {
  const chemin = requete.method === 'GET' ? requete.url?.split('?')[0] : undefined;
  switch (chemin) {
    case '/health/live':
      return ecrire(reponse, 200, 'application/json', JSON.stringify({ statut: 'vivant' }));
    case '/health/ready': {
      const etat = await sante.lire();
      if (etat.pret) return ecrire(reponse, 200, 'application/json', JSON.stringify({ statut: 'pret' }));
      journal.warn({ code: etat.code, ...(etat.faille ? { faille: etat.faille } : {}) }, 'pas prêt');
      return ecrire(reponse, 503, TYPE_PROBLEME, JSON.stringify(probleme(503, etat.code, etat.detail)), {
        'Retry-After': '5',
      });
    }
    case '/metrics':
      return ecrire(reponse, 200, registre.contentType, await registre.metrics());
    default: {
      const detail = 'Ce port ne répond qu’à GET /health/live, /health/ready et /metrics.';
      return ecrire(reponse, 404, TYPE_PROBLEME, JSON.stringify(probleme(404, 'RESSOURCE_INCONNUE', detail)));
    }
  }
}

function ecrire(
  reponse: ServerResponse,
  statut: number,
  type: string,
  corps: string,
  entetes: Record<string, string> = {},
): void {
  reponse.writeHead(statut, { 'Content-Type': type, 'Cache-Control': 'no-store', ...entetes }).end(corps);
}
