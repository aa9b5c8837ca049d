import { join, resolve } from 'node:path';
import { Adresse, Entier, Facultative, JourSimule, Parmi, SecretsDeSignature, Texte } from './contraintes.js';
import { type Environnement, lireVariables } from './lecture.js';

/** Settings of a simulated partner; both read the same names but for their own secrets. */
export interface ReglagesSimulateur {
  port: number;
  hote: string;
  /** SQLite file, absolute. */
  fichier: string;
  graine: string;
  /** People affected before the first day to live; 0: no life at all. */
  population: number;
  /** First day of the history; absent: eight months before the first day to live. */
  debut?: string;
  /** First day to live; the history is before it. */
  aujourdhui: string;
  /** Where webhooks go; absent: nowhere until an operator says so. */
  passerelleUrl?: string;
  /** Events per webhook. */
  taille: number;
  niveauJournal: string;
  identifiants: { clientId: string; clientSecret: string };
  secretPartenaire: string;
  secretWebhook: string;
}

const AUJOURDHUI_PAR_DEFAUT = '2010-09-01';

class VariablesSimulateur {
  @Texte(1, 'une adresse de cette machine, par exemple 127.0.0.1 ou 0.0.0.0')
  HOST: string = '127.0.0.1';

  @Facultative()
  @Entier(0, 65_535)
  SIMULATEUR_PORT?: string = undefined;

  @Texte(1, "le chemin d'un dossier")
  PASSERELLE_DATA_DIR: string = '.data';

  @Facultative()
  @Texte(1, "le chemin d'un fichier SQLite, créé s'il manque")
  SIMULATEUR_FICHIER?: string = undefined;

  @Texte(1, 'un texte quelconque : même graine, mêmes énoncés')
  SIMULATEUR_GRAINE: string = 'passerelle';

  @Entier(0, 1_000_000)
  SIMULATEUR_POPULATION: string = '400';

  @Facultative()
  @JourSimule()
  SIMULATEUR_DEBUT?: string = undefined;

  @Facultative()
  @JourSimule()
  SIMULATEUR_AUJOURDHUI?: string = undefined;

  @Facultative()
  @JourSimule()
  PASSERELLE_AUJOURDHUI?: string = undefined;

  @Facultative()
  @Adresse('http://127.0.0.1:3000', 'http', 'https')
  PASSERELLE_URL?: string = undefined;

  @Entier(1, 1_000)
  SIMULATEUR_LOT: string = '20';

  @Parmi('fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent')
  LOG_LEVEL: string = 'info';
}

const IDENTIFIANT = "l'identifiant que ce partenaire donne à la passerelle";
const MOT_DE_PASSE = 'le secret OAuth que ce partenaire donne à la passerelle';

class VariablesGide {
  @Texte(1, IDENTIFIANT)
  GIDE_CLIENT_ID: string = '';

  @Texte(1, MOT_DE_PASSE)
  GIDE_CLIENT_SECRET: string = '';

  @SecretsDeSignature()
  PARTNER_SECRET_GIDE: string = '';

  @SecretsDeSignature()
  WEBHOOK_SECRET_GIDE: string = '';
}

class VariablesParcours3 {
  @Texte(1, IDENTIFIANT)
  PARCOURS3_CLIENT_ID: string = '';

  @Texte(1, MOT_DE_PASSE)
  PARCOURS3_CLIENT_SECRET: string = '';

  @SecretsDeSignature()
  PARTNER_SECRET_PARCOURS3: string = '';

  @SecretsDeSignature()
  WEBHOOK_SECRET_PARCOURS3: string = '';
}

const LA_MIENNE: Environnement = process.env;

/** @throws ReglagesInvalides */
export function lireReglagesSimulateurGide(env = LA_MIENNE): ReglagesSimulateur {
  const [lues, gide] = lireVariables<[VariablesSimulateur, VariablesGide]>(
    env,
    VariablesSimulateur,
    VariablesGide,
  );
  return {
    ...communs(lues, 'simulateur-gide.sqlite', 3001),
    identifiants: { clientId: gide.GIDE_CLIENT_ID, clientSecret: gide.GIDE_CLIENT_SECRET },
    secretPartenaire: gide.PARTNER_SECRET_GIDE,
    secretWebhook: gide.WEBHOOK_SECRET_GIDE,
  };
}

/** @throws ReglagesInvalides */
export function lireReglagesSimulateurParcours3(env = LA_MIENNE): ReglagesSimulateur {
  const [lues, parcours3] = lireVariables<[VariablesSimulateur, VariablesParcours3]>(
    env,
    VariablesSimulateur,
    VariablesParcours3,
  );
  return {
    ...communs(lues, 'simulateur-parcours3.sqlite', 3002),
    identifiants: {
      clientId: parcours3.PARCOURS3_CLIENT_ID,
      clientSecret: parcours3.PARCOURS3_CLIENT_SECRET,
    },
    secretPartenaire: parcours3.PARTNER_SECRET_PARCOURS3,
    secretWebhook: parcours3.WEBHOOK_SECRET_PARCOURS3,
  };
}

type Communs = Omit<ReglagesSimulateur, 'identifiants' | 'secretPartenaire' | 'secretWebhook'>;

function communs(lues: VariablesSimulateur, fichier: string, port: number): Communs {
  return {
    port: Number(lues.SIMULATEUR_PORT ?? port),
    hote: lues.HOST,
    fichier: resolve(lues.SIMULATEUR_FICHIER ?? join(lues.PASSERELLE_DATA_DIR, fichier)),
    graine: lues.SIMULATEUR_GRAINE,
    population: Number(lues.SIMULATEUR_POPULATION),
    debut: lues.SIMULATEUR_DEBUT,
    aujourdhui: lues.SIMULATEUR_AUJOURDHUI ?? lues.PASSERELLE_AUJOURDHUI ?? AUJOURDHUI_PAR_DEFAUT,
    passerelleUrl: lues.PASSERELLE_URL,
    taille: Number(lues.SIMULATEUR_LOT),
    niveauJournal: lues.LOG_LEVEL,
  };
}
