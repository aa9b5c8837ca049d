import { resolve } from 'node:path';
import { Adresse, ClesDeChiffrement, Entier, Facultative, SecretsDeSignature, Texte } from './contraintes.js';
import { type Environnement, lireVariables } from './lecture.js';

/** What the command-line tool is told of a partner; the rest it finds in the data folder of the demonstration. */
export interface PartenaireDeLOutil {
  url?: string;
  clientId?: string;
  clientSecret?: string;
  /** With which the gateway signs towards this partner. */
  secret?: string;
}

/** The command-line tool: every setting is optional, the demonstration of the data folder is found by itself. */
export interface ReglagesOutil {
  /** Absolute. */
  dossierDonnees: string;
  passerelleUrl?: string;
  /** Only when it is said: the gateway of the data folder otherwise. */
  port?: number;
  /** API key to present. */
  cle?: string;
  baseUrl?: string;
  /** As the processes have them (check 21). */
  clesDeChiffrement?: string;
  partenaires: { gide: PartenaireDeLOutil; parcours3: PartenaireDeLOutil };
}

class VariablesOutil {
  @Texte(1, "le chemin d'un dossier")
  PASSERELLE_DATA_DIR: string = '.data';

  @Facultative()
  @Adresse('http://127.0.0.1:3000', 'http', 'https')
  PASSERELLE_URL?: string = undefined;

  @Facultative()
  @Entier(1, 65_535)
  PORT?: string = undefined;

  @Facultative()
  @Texte(1, "une clé d'API (psk_…)")
  PASSERELLE_CLE?: string = undefined;

  @Facultative()
  @Texte(32, "une clé d'au moins 32 caractères, ou rien")
  PASSERELLE_BOOTSTRAP_KEY?: string = undefined;

  @Facultative()
  @Adresse('postgresql://utilisateur:motdepasse@hote:5432/passerelle', 'postgres', 'postgresql')
  DATABASE_URL?: string = undefined;

  @Facultative()
  @ClesDeChiffrement()
  PASSERELLE_CLES_DE_CHIFFREMENT?: string = undefined;

  @Facultative()
  @Adresse('https://gide.exemple.fr', 'http', 'https')
  GIDE_URL?: string = undefined;

  @Facultative()
  @Adresse('https://parcours3.exemple.fr', 'http', 'https')
  PARCOURS3_URL?: string = undefined;

  @Facultative()
  @Texte(1, "l'identifiant que ce partenaire a donné à la passerelle")
  GIDE_CLIENT_ID?: string = undefined;

  @Facultative()
  @Texte(1, "l'identifiant que ce partenaire a donné à la passerelle")
  PARCOURS3_CLIENT_ID?: string = undefined;

  @Facultative()
  @Texte(1, 'le secret OAuth que ce partenaire a donné à la passerelle')
  GIDE_CLIENT_SECRET?: string = undefined;

  @Facultative()
  @Texte(1, 'le secret OAuth que ce partenaire a donné à la passerelle')
  PARCOURS3_CLIENT_SECRET?: string = undefined;

  @Facultative()
  @SecretsDeSignature()
  PARTNER_SECRET_GIDE?: string = undefined;

  @Facultative()
  @SecretsDeSignature()
  PARTNER_SECRET_PARCOURS3?: string = undefined;
}

/** @throws ReglagesInvalides */
export function lireReglagesOutil(env: Environnement = process.env): ReglagesOutil {
  const [lues] = lireVariables<[VariablesOutil]>(env, VariablesOutil);
  return {
    dossierDonnees: resolve(lues.PASSERELLE_DATA_DIR),
    passerelleUrl: lues.PASSERELLE_URL?.replace(/\/+$/, ''),
    port: lues.PORT === undefined ? undefined : Number(lues.PORT),
    cle: lues.PASSERELLE_CLE ?? lues.PASSERELLE_BOOTSTRAP_KEY,
    baseUrl: lues.DATABASE_URL,
    clesDeChiffrement: lues.PASSERELLE_CLES_DE_CHIFFREMENT,
    partenaires: {
      gide: {
        url: lues.GIDE_URL,
        clientId: lues.GIDE_CLIENT_ID,
        clientSecret: lues.GIDE_CLIENT_SECRET,
        secret: lues.PARTNER_SECRET_GIDE,
      },
      parcours3: {
        url: lues.PARCOURS3_URL,
        clientId: lues.PARCOURS3_CLIENT_ID,
        clientSecret: lues.PARCOURS3_CLIENT_SECRET,
        secret: lues.PARTNER_SECRET_PARCOURS3,
      },
    },
  };
}
