import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Provider } from 'oidc-provider';
import { createMemoryAdapter } from 'oidc-provider/lib/adapters/memory_adapter.js';

export const ACR_FORT = 'urn:essai:deux-preuves';
export const ACR_FAIBLE = 'urn:essai:mot-de-passe';

const DUREE_S = 600;

/** Who comes before the screen of the provider. */
export interface PersonneDEssai {
  sujet: string;
  nom: string;
  acr: string;
}

export interface FournisseurDEssai {
  url: string;
  client: { clientId: string; clientSecret: string };
  /** Who answers the next questions; null: the person gives up. */
  personne: PersonneDEssai | null;
  /** Starts to listen again where it did. */
  rouvrir(): Promise<void>;
  fermer(): Promise<void>;
}

/** A real provider of OpenID Connect in this process, of one client, where whoever is said to come signs in at once. */
export async function creerFournisseurDIdentite(origine: string): Promise<FournisseurDEssai> {
  const serveur = createServer();
  const ecouter = (port: number): Promise<void> =>
    new Promise((pret) => serveur.listen(port, '127.0.0.1', () => pret()));
  await ecouter(0);
  const { port } = serveur.address() as AddressInfo;
  const client = { clientId: 'passerelle', clientSecret: randomBytes(32).toString('hex') };
  const fournisseur: FournisseurDEssai = {
    url: `http://127.0.0.1:${port}`,
    client,
    personne: null,
    rouvrir: () => ecouter(port),
    fermer: () =>
      new Promise((ferme) => {
        serveur.close(() => ferme());
        serveur.closeAllConnections();
      }),
  };
  const noms = new Map<string, string>();
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const oidc = new Provider(fournisseur.url, {
    adapter: createMemoryAdapter(0),
    jwks: { keys: [{ ...privateKey.export({ format: 'jwk' }), alg: 'RS256', use: 'sig', kid: 'essai' }] },
    ttl: {
      AccessToken: DUREE_S,
      AuthorizationCode: DUREE_S,
      Grant: DUREE_S,
      IdToken: DUREE_S,
      Interaction: DUREE_S,
      Session: DUREE_S,
    },
    clients: [
      {
        client_id: client.clientId,
        client_secret: client.clientSecret,
        redirect_uris: [`${origine}/connexion/retour`],
        post_logout_redirect_uris: [`${origine}/`],
      },
    ],
    acrValues: [ACR_FORT, ACR_FAIBLE],
    claims: { openid: ['sub'], profile: ['name'], email: ['email'] },
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_contexte: unknown, { uid }: { uid: string }) => `/question/${uid}` },
    pkce: { required: () => true },
    cookies: { keys: [randomBytes(32).toString('hex')] },
    findAccount: (_contexte: unknown, sujet: string) => ({
      accountId: sujet,
      claims: () => ({ sub: sujet, name: noms.get(sujet), email: `${sujet}@essai.invalid` }),
    }),
    loadExistingGrant: async ({ oidc: { session, client: demandeur } }: Demande) => {
      const accord = new oidc.Grant({ accountId: session.accountId, clientId: demandeur.clientId });
      accord.addOIDCScope('openid profile email');
      await accord.save();
      return accord;
    },
  });
  const repondre = async (requete: IncomingMessage, reponse: ServerResponse): Promise<void> => {
    await oidc.interactionDetails(requete, reponse);
    const { personne } = fournisseur;
    if (personne) noms.set(personne.sujet, personne.nom);
    const resultat = personne
      ? { login: { accountId: personne.sujet, acr: personne.acr, amr: ['pwd'], remember: false } }
      : { error: 'access_denied' };
    await oidc.interactionFinished(requete, reponse, resultat, { mergeWithLastSubmission: false });
  };
  const servir = oidc.callback();
  serveur.on('request', (requete, reponse) => {
    if (!requete.url?.startsWith('/question/')) return void servir(requete, reponse);
    repondre(requete, reponse).catch((erreur: unknown) => reponse.destroy(erreur as Error));
  });
  return fournisseur;
}

interface Demande {
  oidc: { session: { accountId: string }; client: { clientId: string } };
}
