import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Contexte } from './contexte.js';
import { repondreProbleme } from './problemes.js';

/** X4. `POST /oauth2/token`, client credentials by body or by HTTP Basic (RFC 6749, 4.4 and 2.3.1). */
export function routeJeton(serveur: FastifyInstance, { jetons }: Contexte): void {
  serveur.post('/oauth2/token', (requete, reply) => {
    const formulaire = new URLSearchParams(
      Buffer.isBuffer(requete.body) ? requete.body.toString('utf8') : '',
    );
    void reply.header('cache-control', 'no-store');
    if (formulaire.get('grant_type') !== 'client_credentials') {
      return reply.code(400).send({ error: 'unsupported_grant_type' });
    }
    const { clientId, clientSecret } = identifiantsDe(requete, formulaire);
    const jeton = jetons.delivrer(clientId, clientSecret);
    if (jeton === undefined) {
      return reply.code(401).header('www-authenticate', 'Basic').send({ error: 'invalid_client' });
    }
    return reply.send({ access_token: jeton, token_type: 'Bearer', expires_in: jetons.dureeSecondes });
  });
}

/** Guard of the routes of the contract: 401 without a token still valid. */
export function exigerJeton({ jetons }: Contexte) {
  return async (requete: FastifyRequest, reply: FastifyReply): Promise<void> => {
    const jeton = /^Bearer (.+)$/i.exec(requete.headers.authorization ?? '')?.[1];
    if (jeton !== undefined && jetons.estValide(jeton)) return;
    void reply.header('www-authenticate', 'Bearer error="invalid_token"');
    await repondreProbleme(reply, 401, 'JETON_INVALIDE', 'Jeton absent, inconnu ou expiré.');
  };
}

function identifiantsDe(
  requete: FastifyRequest,
  formulaire: URLSearchParams,
): { clientId: string; clientSecret: string } {
  const basic = /^Basic (.+)$/i.exec(requete.headers.authorization ?? '')?.[1];
  if (basic === undefined) {
    return {
      clientId: formulaire.get('client_id') ?? '',
      clientSecret: formulaire.get('client_secret') ?? '',
    };
  }
  const [clientId = '', ...reste] = Buffer.from(basic, 'base64').toString('utf8').split(':');
  return { clientId: decoder(clientId), clientSecret: decoder(reste.join(':')) };
}

/** RFC 6749 encodes both halves of the Basic credentials as a form; a value that is not encoded stays as it is. */
function decoder(valeur: string): string {
  return new URLSearchParams(`v=${valeur}`).get('v') ?? '';
}
