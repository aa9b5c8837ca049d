import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as oidc from 'openid-client';
import { COMPTES_DE_DEMONSTRATION } from '#config';
import { creerJournal } from '#observability';
import { NavigateurDEssai, type PageRecue } from '#test/navigateur-d-essai';
import { clesDeSignature } from '../src/fournisseur/cles.js';
import { ServeurDIdentite } from '../src/serveur-d-identite.js';

export const ACR_FORT = 'urn:essai:fort';
export const MOT_DE_PASSE = 'un-mot-de-passe-d-essai';
export const PASSERELLE = 'http://localhost:3999';
export const RETOUR = `${PASSERELLE}/connexion/retour`;
const CLIENT = { id: 'passerelle', secret: 'secret-d-essai-de-la-passerelle-0123456789' };

/** A sign-in under way, as the gateway starts it. */
export interface Demande {
  navigateur: NavigateurDEssai;
  /** What the browser was shown. */
  page: PageRecue;
  verifieur: string;
  nonce: string;
  state: string;
}

export interface IdentiteDEssai {
  serveur: ServeurDIdentite;
  client: oidc.Configuration;
  /** Lines of the log. */
  journal: string[];
  /** Milliseconds that the clock of the locks is ahead. */
  avance: { ms: number };
  /** Asks for a sign-in, in a browser of its own unless one is given. */
  demander(parametres?: Record<string, string>, navigateur?: NavigateurDEssai): Promise<Demande>;
  /** Gives identifier and password, follows up to the next page or to the gateway. */
  seConnecter(demande: Demande, identifiant: string, motDePasse?: string): Promise<PageRecue>;
  /** The tokens for the code with which the browser came back. */
  echanger(demande: Demande, retour: PageRecue): ReturnType<typeof oidc.authorizationCodeGrant>;
  fermer(): Promise<void>;
}

/** A real provider on a free port, with keys of its own, and a client as the gateway is one. */
export async function ouvrirIdentite(): Promise<IdentiteDEssai> {
  const dossier = mkdtempSync(join(tmpdir(), 'passerelle-identite-'));
  const journal: string[] = [];
  const avance = { ms: 0 };
  const serveur = await ServeurDIdentite.ouvrir({
    port: 0,
    client: CLIENT,
    acrFort: ACR_FORT,
    passerelleUrl: PASSERELLE,
    motDePasse: MOT_DE_PASSE,
    comptes: COMPTES_DE_DEMONSTRATION,
    cles: clesDeSignature(dossier),
    journal: creerJournal('identity-demonstration', 'info', { write: (ligne) => void journal.push(ligne) }),
    maintenant: () => Date.now() + avance.ms,
  });
  const client = await oidc.discovery(
    new URL(serveur.emetteur),
    CLIENT.id,
    CLIENT.secret,
    oidc.ClientSecretBasic(CLIENT.secret),
    { execute: [oidc.allowInsecureRequests] },
  );

  const demander: IdentiteDEssai['demander'] = async (
    parametres = {},
    navigateur = new NavigateurDEssai(),
  ) => {
    const verifieur = oidc.randomPKCECodeVerifier();
    const [state, nonce] = [oidc.randomState(), oidc.randomNonce()];
    const adresse = oidc.buildAuthorizationUrl(client, {
      redirect_uri: RETOUR,
      scope: 'openid profile email',
      code_challenge: await oidc.calculatePKCECodeChallenge(verifieur),
      code_challenge_method: 'S256',
      state,
      nonce,
      ...parametres,
    });
    const page = await navigateur.suivre(await navigateur.aller(adresse));
    return { navigateur, page, verifieur, nonce, state };
  };

  const seConnecter: IdentiteDEssai['seConnecter'] = async (
    demande,
    identifiant,
    motDePasse = MOT_DE_PASSE,
  ) => {
    const champs = { identifiant, 'mot-de-passe': motDePasse };
    return demande.navigateur.suivre(await demande.navigateur.envoyer(demande.page.adresse, champs));
  };

  return {
    serveur,
    client,
    journal,
    avance,
    demander,
    seConnecter,
    echanger: ({ verifieur, nonce, state }, retour) =>
      oidc.authorizationCodeGrant(client, new URL(retour.vers ?? ''), {
        pkceCodeVerifier: verifieur,
        expectedNonce: nonce,
        expectedState: state,
      }),
    fermer: async () => {
      await serveur.fermer();
      rmSync(dossier, { recursive: true });
    },
  };
}
