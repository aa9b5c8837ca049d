import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface RequeteRecue {
  url: string;
  entetes: IncomingHttpHeaders;
  corps: string;
}

/** How the receiver behaves: takes, answers a status, or never answers. */
export type Humeur = 'prend' | 'muet' | 'renvoie' | number;

export interface RecepteurDEssai {
  url: string;
  humeur: Humeur;
  recues: RequeteRecue[];
  /** Notifications that it took, by their id: what it would act upon. */
  effectives: Map<string, unknown>;
  arreter(): Promise<void>;
}

/** A receiver of notifications on the loopback; it takes each id once. */
export async function demarrerRecepteur(port = 0): Promise<RecepteurDEssai> {
  const serveur = createServer((requete, reponse) => {
    const morceaux: Buffer[] = [];
    requete.on('data', (morceau: Buffer) => morceaux.push(morceau));
    requete.on('end', () => {
      const corps = Buffer.concat(morceaux).toString('utf8');
      recepteur.recues.push({ url: requete.url ?? '', entetes: requete.headers, corps });
      if (recepteur.humeur === 'muet') return;
      if (recepteur.humeur === 'renvoie') reponse.writeHead(302, { location: `${recepteur.url}/ailleurs` });
      else if (typeof recepteur.humeur === 'number')
        reponse.writeHead(recepteur.humeur, { 'retry-after': '7' });
      else recepteur.effectives.set(String(requete.headers['webhook-id']), JSON.parse(corps));
      reponse.end();
    });
  });
  await new Promise<void>((resoudre) => serveur.listen(port, '127.0.0.1', resoudre));
  const recepteur: RecepteurDEssai = {
    url: `http://127.0.0.1:${(serveur.address() as AddressInfo).port}`,
    humeur: 'prend',
    recues: [],
    effectives: new Map(),
    arreter: () =>
      new Promise((resoudre) => {
        serveur.close(() => resoudre());
        serveur.closeAllConnections();
      }),
  };
  return recepteur;
}
