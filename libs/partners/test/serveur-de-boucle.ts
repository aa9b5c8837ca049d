import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface ServeurDeBoucle {
  url: string;
  /** Paths asked, in order of arrival. */
  demandes: string[];
  arreter(): Promise<void>;
}

/** A real HTTP server on the loopback, for what only sockets can show; tokens are given by itself. */
export async function demarrerServeur(
  repondre: (requete: IncomingMessage, reponse: ServerResponse, corps: string) => void,
): Promise<ServeurDeBoucle> {
  const demandes: string[] = [];
  const serveur = createServer((requete, reponse) => {
    const morceaux: Buffer[] = [];
    requete.on('data', (morceau: Buffer) => morceaux.push(morceau));
    requete.on('end', () => {
      demandes.push(requete.url ?? '');
      if (requete.url === '/oauth2/token') {
        reponse.setHeader('content-type', 'application/json');
        reponse.end('{"access_token":"jeton","token_type":"Bearer","expires_in":3600}');
      } else repondre(requete, reponse, Buffer.concat(morceaux).toString('utf8'));
    });
  });
  await new Promise<void>((resoudre) => serveur.listen(0, '127.0.0.1', resoudre));
  const { port } = serveur.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    demandes,
    arreter: () =>
      new Promise((resoudre) => {
        serveur.close(() => resoudre());
        serveur.closeAllConnections();
      }),
  };
}
