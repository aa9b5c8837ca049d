import {
  Adresse,
  AdresseDeBase,
  AdresseRedis,
  AdresseSure,
  ClesDeChiffrement,
  Entier,
  Facultative,
  Forme,
  FacultativeSans,
  JourSimule,
  Origine,
  Parmi,
  Reseaux,
  SecretsDeSignature,
  Texte,
} from './contraintes.js';

/** The variables of the environment as they are written; reglages.ts gives them their names in the code. */

export class VariablesCommunes {
  @Texte(1, "un nom d'environnement, par exemple production")
  NODE_ENV: string = 'development';

  @Texte(1, "le chemin d'un dossier")
  PASSERELLE_DATA_DIR: string = '.data';

  @Facultative()
  @JourSimule()
  PASSERELLE_AUJOURDHUI?: string = undefined;

  @Parmi('fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent')
  LOG_LEVEL: string = 'info';

  @Entier(1, 64)
  PASSERELLE_TRANCHES: string = '2';

  @Facultative()
  @AdresseRedis()
  REDIS_URL?: string = undefined;

  // Of Node itself: certificates are verified, always (check 18).
  @Facultative()
  @Forme(/^[^0]/, 'rien : les certificats sont toujours vérifiés')
  NODE_TLS_REJECT_UNAUTHORIZED?: string = undefined;

  // Where calls may go in production, besides the Internet (check 16).
  @Facultative()
  @Reseaux()
  PASSERELLE_RESEAUX_PRIVES?: string = undefined;

  @Facultative()
  @Adresse('http://collecteur:4318 (OpenTelemetry, OTLP sur HTTP), ou rien', 'http', 'https')
  OTEL_EXPORTER_OTLP_ENDPOINT?: string = undefined;
}

/** `npm start`: its business clock is simulated from the outset (X7). */
export class VariablesDemonstration extends VariablesCommunes {
  override PASSERELLE_AUJOURDHUI?: string = '2010-09-01';
}

const EXEMPLE_BASE = 'postgresql://utilisateur:motdepasse@hote:5432/passerelle';

export class VariablesBase {
  @AdresseDeBase(
    `${EXEMPLE_BASE} (ou lancez « npm start » ou « npm run start:passerelle », qui ont leur propre base)`,
  )
  DATABASE_URL: string = '';
}

export class VariablesBaseFacultative {
  @Facultative()
  @AdresseDeBase(`${EXEMPLE_BASE} (ou rien : une base embarquée sera lancée)`)
  DATABASE_URL?: string = undefined;
}

export class VariablesEcoute {
  @Entier(0, 65_535)
  PORT: string = '3000';

  @Texte(1, 'une adresse de cette machine, par exemple 127.0.0.1 ou 0.0.0.0')
  HOST: string = '127.0.0.1';
}

/** Check 21. Without it, a key is drawn and kept in the data folder. */
export class VariablesChiffrement {
  @Facultative()
  @ClesDeChiffrement()
  PASSERELLE_CLES_DE_CHIFFREMENT?: string = undefined;
}

/** What the worker and the scheduler show of themselves (X5.6). */
export class VariablesObservation {
  @Facultative()
  @Entier(0, 65_535)
  PASSERELLE_PORT_OBSERVATION?: string = undefined;

  @Texte(1, 'une adresse de cette machine, par exemple 127.0.0.1 ou 0.0.0.0')
  PASSERELLE_HOTE_OBSERVATION: string = '127.0.0.1';
}

export class VariablesCleAmorce {
  @Facultative()
  @Texte(32, "une clé d'au moins 32 caractères (par exemple : openssl rand -hex 32), ou rien")
  PASSERELLE_BOOTSTRAP_KEY?: string = undefined;
}

export class VariablesPorte {
  @SecretsDeSignature()
  WEBHOOK_SECRET_GIDE: string = '';

  @SecretsDeSignature()
  WEBHOOK_SECRET_PARCOURS3: string = '';
}

export class VariablesQuotas {
  @Entier(1_000, 100_000_000)
  PASSERELLE_QUOTA_PARTENAIRE: string = '1200000';

  @Entier(60, 1_000_000)
  PASSERELLE_QUOTA_CLE: string = '30000';

  @Entier(10, 100_000)
  PASSERELLE_QUOTA_ESSAIS: string = '60';
}

/** How much one may do alone (check 15). */
export class VariablesRejeux {
  @Entier(0, 10_000)
  PASSERELLE_REJEU_SEUIL: string = '500';
}

/** X5: where people sign in. Without a provider of identities, keys alone open anything. */
export class VariablesConnexion {
  @Facultative()
  @AdresseSure('https://identite.exemple.fr')
  OIDC_URL?: string = undefined;

  @FacultativeSans('OIDC_URL')
  @Texte(1, 'l’identifiant de la passerelle auprès du fournisseur d’identité')
  OIDC_CLIENT_ID?: string = undefined;

  @FacultativeSans('OIDC_URL')
  @Texte(1, 'le secret de la passerelle auprès du fournisseur d’identité')
  OIDC_CLIENT_SECRET?: string = undefined;

  @FacultativeSans('OIDC_URL')
  @Forme(/^[\x21\x23-\x5b\x5d-\x7e]+$/, 'la valeur d’acr qui dit une authentification forte, sans espace')
  OIDC_ACR_FORT?: string = undefined;

  @Facultative()
  @Origine('https://passerelle.exemple.fr')
  PASSERELLE_URL_PUBLIQUE?: string = undefined;
}

const IDENTIFIANT = "l'identifiant que ce partenaire a donné à la passerelle";
const MOT_DE_PASSE = 'le secret OAuth que ce partenaire a donné à la passerelle';

export class VariablesPartenaires {
  @Adresse('https://gide.exemple.fr', 'http', 'https')
  GIDE_URL: string = '';

  @Texte(1, IDENTIFIANT)
  GIDE_CLIENT_ID: string = '';

  @Texte(1, MOT_DE_PASSE)
  GIDE_CLIENT_SECRET: string = '';

  @SecretsDeSignature()
  PARTNER_SECRET_GIDE: string = '';

  @Adresse('https://parcours3.exemple.fr', 'http', 'https')
  PARCOURS3_URL: string = '';

  @Texte(1, IDENTIFIANT)
  PARCOURS3_CLIENT_ID: string = '';

  @Texte(1, MOT_DE_PASSE)
  PARCOURS3_CLIENT_SECRET: string = '';

  @SecretsDeSignature()
  PARTNER_SECRET_PARCOURS3: string = '';
}

/** X5.5: where alarms go, and with what their notifications are signed. */
export class VariablesAlarmes {
  @Facultative()
  @Adresse('https://astreinte.exemple.fr/alarmes', 'http', 'https')
  ALARMES_URL?: string = undefined;

  @FacultativeSans('ALARMES_URL')
  @SecretsDeSignature()
  ALARMES_SECRET?: string = undefined;
}

/** The demonstration draws its secrets; those given are used instead. */
export class VariablesSecretsDonnes {
  @Facultative()
  @SecretsDeSignature()
  WEBHOOK_SECRET_GIDE?: string = undefined;

  @Facultative()
  @SecretsDeSignature()
  WEBHOOK_SECRET_PARCOURS3?: string = undefined;

  @Facultative()
  @SecretsDeSignature()
  PARTNER_SECRET_GIDE?: string = undefined;

  @Facultative()
  @SecretsDeSignature()
  PARTNER_SECRET_PARCOURS3?: string = undefined;
}
