import { createHmac, createSign, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface JetonForge {
  /** `none`: not signed at all; `HS256`: signed with the secret of the client. */
  alg?: 'RS256' | 'HS256' | 'none';
  /** Claims in the place of the right ones; undefined: left out. */
  dites?: Record<string, unknown>;
  /** Signed with a key that the provider does not publish. */
  autreCle?: boolean;
  /** Taken out of the payload after it was signed. */
  altere?: boolean;
}

export interface FournisseurMensonger {
  url: string;
  client: { clientId: string; clientSecret: string };
  /** The next id token; `nonce` is that of the sign-in under way. */
  jeton: JetonForge;
  nonce: string;
  fermer(): Promise<void>;
}

const CLIENT = { clientId: 'passerelle', clientSecret: 'secret-du-client-mensonger-0123456789' };

/** A provider that answers an id token of one's choice: what a server in its place, or a broken one, would answer. */
export async function creerFournisseurMensonger(): Promise<FournisseurMensonger> {
  const [publiee, cachee] = [cle(), cle()];
  const serveur = createServer((requete, reponse) => {
    reponse.setHeader('content-type', 'application/json');
    reponse.end(JSON.stringify(repondre(requete.url ?? '')));
  });
  await new Promise<void>((pret) => serveur.listen(0, '127.0.0.1', () => pret()));
  const url = `http://127.0.0.1:${(serveur.address() as AddressInfo).port}`;
  const fournisseur: FournisseurMensonger = {
    url,
    client: CLIENT,
    jeton: {},
    nonce: '',
    fermer: () =>
      new Promise((ferme) => {
        serveur.close(() => ferme());
        serveur.closeAllConnections();
      }),
  };
  const repondre = (chemin: string): object => {
    if (chemin.startsWith('/.well-known/'))
      return {
        issuer: url,
        authorization_endpoint: `${url}/auth`,
        token_endpoint: `${url}/token`,
        jwks_uri: `${url}/jwks`,
        id_token_signing_alg_values_supported: ['RS256'],
      };
    if (chemin === '/jwks')
      return {
        keys: [{ ...publiee.publicKey.export({ format: 'jwk' }), alg: 'RS256', use: 'sig', kid: 'essai' }],
      };
    const { jeton, nonce } = fournisseur;
    const maintenant = Math.floor(Date.now() / 1_000);
    const dites = {
      iss: url,
      sub: 'essai',
      aud: CLIENT.clientId,
      iat: maintenant,
      exp: maintenant + 60,
      nonce,
      name: 'Personne d’essai',
      ...jeton.dites,
    };
    const { privateKey } = jeton.autreCle ? cachee : publiee;
    return { access_token: 'x', token_type: 'bearer', id_token: signer(dites, jeton, privateKey) };
  };
  return fournisseur;
}

function cle(): { publicKey: KeyObject; privateKey: KeyObject } {
  return generateKeyPairSync('rsa', { modulusLength: 2048 });
}

function signer(dites: object, { alg = 'RS256', altere }: JetonForge, privee: KeyObject): string {
  const coder = (objet: object): string => Buffer.from(JSON.stringify(objet)).toString('base64url');
  const corps = `${coder({ alg, typ: 'JWT', kid: 'essai' })}.${coder(dites)}`;
  const signature =
    alg === 'none'
      ? ''
      : alg === 'HS256'
        ? createHmac('sha256', CLIENT.clientSecret).update(corps).digest('base64url')
        : createSign('RSA-SHA256').update(corps).sign(privee, 'base64url');
  return altere
    ? `${corps.split('.')[0]}.${coder({ ...dites, sub: 'autre' })}.${signature}`
    : `${corps}.${signature}`;
}
