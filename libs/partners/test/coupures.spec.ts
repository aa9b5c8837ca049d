import type { ServerResponse } from 'node:http';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { unClient, unEvenement } from './fabrique.js';
import { demarrerServeur } from './serveur-de-boucle.js';

const ENVOI = { id: 'envoi-1', evenements: [unEvenement('e-1')] };
const COMPLETE = JSON.stringify({ resultats: [{ id: 'e-1', statut: 'applique' }] });
const json = { 'content-type': 'application/json' };

async function envoyerA(repondre: (reponse: ServerResponse) => void, delaiMs = 5_000) {
  const serveur = await demarrerServeur((_requete, reponse) => repondre(reponse));
  const client = unClient({ url: serveur.url, delaiMs });
  try {
    return await client.envoyer(ENVOI);
  } finally {
    await client.fermer();
    await serveur.arreter();
  }
}

describe('cuts and delays on a real socket [X4.2]', () => {
  it('a partner that is not there: nothing was sent', async () => {
    const serveur = await demarrerServeur(() => undefined);
    await serveur.arreter();
    const client = unClient({ url: serveur.url });
    expect(await client.envoyer(ENVOI)).toMatchObject({
      issue: 'transitoire',
      cause: 'jeton_indisponible',
      peutEtreApplique: false,
    });
    await client.fermer();
  });

  it('a partner that goes away after the token: nothing was sent', async () => {
    const serveur = await demarrerServeur((_requete, reponse) =>
      reponse.writeHead(200, json).end('{"seaux":4096,"empreintes":[]}'),
    );
    const client = unClient({ url: serveur.url });
    await client.empreintes();
    await serveur.arreter();
    // The idle socket may still look alive: then the cut comes after sending, and that is said too.
    const issue = await client.envoyer(ENVOI);
    expect(['transitoire', 'incertaine']).toContain(issue.issue);
    expect(await client.envoyer(ENVOI)).toMatchObject({ issue: 'transitoire', cause: 'connexion_refusee' });
    await client.fermer();
  });

  it('cut after the request, before any answer', async () => {
    const issue = await envoyerA((reponse) => reponse.socket?.destroy());
    expect(issue).toEqual({ issue: 'incertaine', cause: 'connexion_coupee' });
  });

  it('cut in the middle of the body', async () => {
    const issue = await envoyerA((reponse) => {
      reponse.writeHead(200, { ...json, 'content-length': String(COMPLETE.length) });
      reponse.write(COMPLETE.slice(0, 20), () => reponse.socket?.destroy());
    });
    expect(issue).toEqual({ issue: 'incertaine', cause: 'connexion_coupee' });
  });

  it('a body shorter than announced, closed early', async () => {
    const issue = await envoyerA((reponse) => {
      reponse.writeHead(200, { ...json, 'content-length': '4000', connection: 'close' });
      reponse.write(COMPLETE, () => reponse.socket?.end());
    });
    expect(issue).toEqual({ issue: 'incertaine', cause: 'connexion_coupee' });
  });

  it('an error whose explanation is cut still says its status', async () => {
    const issue = await envoyerA((reponse) => {
      reponse.writeHead(413, { ...json, 'content-length': '4000' });
      reponse.write('{"title":', () => reponse.socket?.destroy());
    });
    expect(issue).toMatchObject({ issue: 'refus_global', statut: 413 });
  });

  it('silence until the deadline', async () => {
    expect(await envoyerA(() => undefined, 150)).toEqual({ issue: 'incertaine', cause: 'delai_depasse' });
  });

  it('a body that drips beyond the deadline', async () => {
    let goutte: NodeJS.Timeout | undefined;
    const issue = await envoyerA((reponse) => {
      reponse.writeHead(200, json);
      goutte = setInterval(() => reponse.write(' '), 20);
      reponse.on('close', () => clearInterval(goutte));
    }, 150);
    clearInterval(goutte);
    expect(issue).toEqual({ issue: 'incertaine', cause: 'delai_depasse' });
  });

  it('a server that takes the connection and never speaks HTTP', async () => {
    const sockets = new Set<{ destroy(): void }>();
    const muet = createServer((socket) => sockets.add(socket));
    await new Promise<void>((resoudre) => muet.listen(0, '127.0.0.1', resoudre));
    const client = unClient({
      url: `http://127.0.0.1:${(muet.address() as AddressInfo).port}`,
      delaiMs: 150,
    });
    expect(await client.envoyer(ENVOI)).toMatchObject({ issue: 'transitoire', cause: 'jeton_indisponible' });
    await client.fermer();
    for (const socket of sockets) socket.destroy();
    await new Promise((resoudre) => muet.close(resoudre));
  });

  it('never opens more sockets than allowed, and serves everyone', async () => {
    let ensemble = 0;
    let maximum = 0;
    const serveur = await demarrerServeur((_requete, reponse) => {
      ensemble += 1;
      maximum = Math.max(maximum, ensemble);
      setImmediate(() => {
        ensemble -= 1;
        reponse.writeHead(200, json).end('{"seaux":4096,"empreintes":[]}');
      });
    });
    const client = unClient({ url: `${serveur.url}/`, concurrence: 3 });
    await Promise.all(Array.from({ length: 30 }, () => client.empreintes()));
    expect(maximum).toBeLessThanOrEqual(3);
    expect(serveur.demandes.filter((chemin) => chemin === '/echanges/empreintes')).toHaveLength(30);
    expect(serveur.demandes.filter((chemin) => chemin === '/oauth2/token')).toHaveLength(1);
    await client.fermer();
    await serveur.arreter();
  });

  it('keeps the path of the base URL', async () => {
    const serveur = await demarrerServeur((_requete, reponse) => reponse.writeHead(404).end());
    const client = unClient({ url: `${serveur.url}/gide` });
    await client.empreintes().catch(() => undefined);
    expect(serveur.demandes).toEqual(['/gide/oauth2/token']);
    await client.fermer();
    await serveur.arreter();
  });

  it.each([
    'ftp://partenaire.test',
    'http://nom:secret@partenaire.test',
    'http://partenaire.test/?x=1',
    'partenaire',
  ])('refuses %s as a base URL', (url) => {
    expect(() => unClient({ url })).toThrow();
  });
});
