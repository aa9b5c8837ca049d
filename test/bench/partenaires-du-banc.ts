import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A partner that only acknowledges: a token, and `applique` for every event of a lot. */
export interface PartenaireDuBanc {
  url: string;
  acquittes(): number;
  /** `performance.now()` of the last acknowledgement. */
  dernier(): number;
  fermer(): Promise<void>;
}

export async function demarrerPartenaire(): Promise<PartenaireDuBanc> {
  let acquittes = 0;
  let dernier = 0;
  const serveur = createServer((requete, reponse) => {
    void lire(requete).then((corps) => {
      reponse.setHeader('content-type', 'application/json');
      if (requete.url === '/oauth2/token') {
        reponse.end('{"access_token":"banc","token_type":"Bearer","expires_in":3600}');
        return;
      }
      const ids = (JSON.parse(corps) as { id: string }[]).map(({ id }) => id);
      reponse.end(JSON.stringify({ resultats: ids.map((id) => ({ id, statut: 'applique' })) }));
      acquittes += ids.length;
      dernier = performance.now();
    });
  });
  await new Promise<void>((pret) => serveur.listen(0, '127.0.0.1', pret));
  return {
    url: `http://127.0.0.1:${(serveur.address() as AddressInfo).port}`,
    acquittes: () => acquittes,
    dernier: () => dernier,
    fermer: () => fermer(serveur),
  };
}

async function lire(requete: IncomingMessage): Promise<string> {
  const morceaux: Buffer[] = [];
  for await (const morceau of requete) morceaux.push(morceau as Buffer);
  return Buffer.concat(morceaux).toString();
}

function fermer(serveur: Server): Promise<void> {
  serveur.closeAllConnections();
  return new Promise((ferme) => serveur.close(() => ferme()));
}
