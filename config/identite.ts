import { resolve } from 'node:path';
import { Adresse, Entier, Forme, Parmi, Texte } from './contraintes.js';
import { type Environnement, lireVariables } from './lecture.js';

/** The identity provider of the demonstration: it knows one client, the gateway. */
export interface ReglagesIdentite {
  /** 0: any free one. It listens on the loopback, there is no setting for that. */
  port: number;
  /** Absolute; its keys are kept there. */
  dossierDonnees: string;
  client: { id: string; secret: string };
  /** acr of who has given a second proof. */
  acrFort: string;
  /** Origin at which browsers reach the gateway. */
  passerelleUrl: string;
  /** The one password of all the demonstration accounts. */
  motDePasse: string;
  niveauJournal: string;
}

class VariablesIdentite {
  @Forme(
    /^(?!production$)./i,
    'autre chose que production : ce fournisseur d’identité n’est fait que pour la démonstration',
  )
  NODE_ENV: string = 'development';

  @Entier(0, 65_535)
  IDENTITE_PORT: string = '3003';

  @Texte(1, "le chemin d'un dossier")
  PASSERELLE_DATA_DIR: string = '.data';

  @Texte(1, 'l’identifiant de la passerelle auprès du fournisseur d’identité')
  OIDC_CLIENT_ID: string = '';

  @Texte(32, 'le secret de la passerelle auprès du fournisseur d’identité, d’au moins 32 caractères')
  OIDC_CLIENT_SECRET: string = '';

  @Forme(/^[\x21\x23-\x5b\x5d-\x7e]+$/, 'la valeur d’acr qui dit une authentification forte, sans espace')
  OIDC_ACR_FORT: string = '';

  @Adresse('http://localhost:3000', 'http', 'https')
  PASSERELLE_URL_PUBLIQUE: string = '';

  @Texte(16, 'le mot de passe des comptes de démonstration, d’au moins 16 caractères')
  IDENTITE_MOT_DE_PASSE: string = '';

  @Parmi('fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent')
  LOG_LEVEL: string = 'info';
}

/** @throws ReglagesInvalides */
export function lireReglagesIdentite(env: Environnement = process.env): ReglagesIdentite {
  const [lues] = lireVariables<[VariablesIdentite]>(env, VariablesIdentite);
  return {
    port: Number(lues.IDENTITE_PORT),
    dossierDonnees: resolve(lues.PASSERELLE_DATA_DIR),
    client: { id: lues.OIDC_CLIENT_ID, secret: lues.OIDC_CLIENT_SECRET },
    acrFort: lues.OIDC_ACR_FORT,
    passerelleUrl: new URL(lues.PASSERELLE_URL_PUBLIQUE).origin,
    motDePasse: lues.IDENTITE_MOT_DE_PASSE,
    niveauJournal: lues.LOG_LEVEL,
  };
}
