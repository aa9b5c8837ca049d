import type { IncomingHttpHeaders } from 'node:http';
import { Secrets, verifierSignature } from '#contract';
import { SECRET, secrets, unClient, unEvenement } from './fabrique.js';
import { demarrerServeur } from './serveur-de-boucle.js';

const MAINTENANT = 1_290_000_000_000;
const ENVOI = { id: 'envoi-1', evenements: [unEvenement('e-1')] };

async function vuParLePartenaire(options: Parameters<typeof unClient>[0] = {}) {
  let entetes: IncomingHttpHeaders = {};
  let corps = '';
  const serveur = await demarrerServeur((requete, reponse, recu) => {
    entetes = requete.headers;
    corps = recu;
    reponse.writeHead(200, { 'content-type': 'application/json' });
    reponse.end('{"resultats":[{"id":"e-1","statut":"applique"}]}');
  });
  const client = unClient({ url: serveur.url, maintenant: () => MAINTENANT, ...options });
  const issue = await client.envoyer(ENVOI);
  await client.fermer();
  await serveur.arreter();
  const signature = {
    id: String(entetes['webhook-id']),
    horodatage: String(entetes['webhook-timestamp']),
    signature: String(entetes['webhook-signature']),
  };
  return { issue, entetes, corps, signature };
}

describe('what a lot carries on the wire [X4.2, X3.2]', () => {
  it('one id as idempotency key and webhook-id, a bearer token, a batch of CloudEvents', async () => {
    const { issue, entetes, corps } = await vuParLePartenaire();
    expect(issue).toMatchObject({ issue: 'repondu' });
    expect(entetes).toMatchObject({
      'idempotency-key': 'envoi-1',
      'webhook-id': 'envoi-1',
      'webhook-timestamp': '1290000000',
      'content-type': 'application/cloudevents-batch+json',
      authorization: 'Bearer jeton',
    });
    expect(JSON.parse(corps)).toEqual(ENVOI.evenements);
  });

  it('a signature of the bytes sent, by the secret of this partner and no other', async () => {
    const { corps, signature } = await vuParLePartenaire();
    const octets = Buffer.from(corps);
    expect(verifierSignature(secrets, signature, octets, MAINTENANT / 1_000)).toMatchObject({ valide: true });
    const autre = Secrets.lire(`whsec_${Buffer.alloc(32, 7).toString('base64')}`, 'AUTRE');
    expect(verifierSignature(autre, signature, octets, MAINTENANT / 1_000)).toMatchObject({ valide: false });
  });

  it('one signature per secret during a rotation', async () => {
    const nouveau = `whsec_${Buffer.alloc(32, 9).toString('base64')}`;
    const { corps, signature } = await vuParLePartenaire({
      secrets: Secrets.lire(`${SECRET},${nouveau}`, 'X'),
    });
    for (const texte of [SECRET, nouveau]) {
      const verdict = verifierSignature(
        Secrets.lire(texte, 'X'),
        signature,
        Buffer.from(corps),
        MAINTENANT / 1_000,
      );
      expect(verdict).toMatchObject({ valide: true });
    }
  });
});
