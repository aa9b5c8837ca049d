import { resolve } from 'node:path';
import { type Environnement, lireVariables } from './lecture.js';
import {
  VariablesAlarmes,
  VariablesBase,
  VariablesBaseFacultative,
  VariablesChiffrement,
  VariablesCleAmorce,
  VariablesCommunes,
  VariablesConnexion,
  VariablesDemonstration,
  VariablesEcoute,
  VariablesObservation,
  VariablesPartenaires,
  VariablesPorte,
  VariablesQuotas,
  VariablesRejeux,
  VariablesSecretsDonnes,
} from './variables.js';

export interface ReglagesCommuns {
  production: boolean;
  /** Absolute. */
  dossierDonnees: string;
  /** Start of a simulated business clock (H7), `YYYY-MM-DD`. */
  aujourdhui?: string;
  niveauJournal: string;
  /** Number of shards of the dossiers. */
  tranches: number;
  /** Absent: BullMQ on PostgreSQL. */
  redisUrl?: string;
  /** Base address of an OpenTelemetry collector (OTLP over HTTP); absent: no traces. */
  collecteur?: string;
  /** Private networks to which calls may go in production, besides the Internet (check 16). */
  reseauxPrives?: string[];
}

export interface ReglagesEcoute {
  port: number;
  hote: string;
}

/** Secrets are texts `whsec_…[,whsec_…]`, already checked (X3.2). */
export interface ReglagesPorte {
  webhooks: { gide: string; parcours3: string };
}

export interface ReglagesPartenaire {
  url: string;
  clientId: string;
  clientSecret: string;
  /** With which we sign towards this partner. */
  secret: string;
}

export interface ReglagesPartenaires {
  partenaires: { gide: ReglagesPartenaire; parcours3: ReglagesPartenaire };
}

export interface ReglagesRole extends ReglagesCommuns {
  baseUrl: string;
}

/** A role that reads and writes data of people (check 21). */
export interface ReglagesChiffrement {
  /** `<id>:<base64>[,…]`, already checked; absent: those of the data folder. */
  clesDeChiffrement?: string;
}

/** A role without an API of its own: where it shows its health and its measures (X5.6). */
export interface ReglagesObservation {
  observation?: { port: number; hote: string };
}

export interface ReglagesScheduler extends ReglagesRole, ReglagesObservation {}

export interface ReglagesWorker extends ReglagesScheduler, ReglagesPartenaires, ReglagesChiffrement {
  /** Outgoing webhook of the alarms (X5.5); absent: they are not sent. */
  alarmes?: { url: string; secret: string };
}

export interface ReglagesGateway extends ReglagesRole, ReglagesEcoute, ReglagesPorte, ReglagesChiffrement {
  /** X5: a key with every right. */
  cleAmorce?: string;
  /**
   * A minute, over all processes: events of a partner's webhooks, requests of an API key (check 9), wrong keys and
   * failed sign-ins of an address (check 12).
   */
  quotas: { partenaire: number; cle: number; essais: number };
  /** Messages that one may have replayed alone within an hour (check 15). */
  seuilDeRejeu: number;
  /** Origin at which browsers reach the gateway. */
  origine: string;
  /** Where people sign in; absent: nobody does. */
  fournisseurDIdentite?: { url: string; clientId: string; clientSecret: string; acrFort: string };
}

/** Everything: the three roles in one process, as tests run them. */
export type ReglagesPasserelle = ReglagesGateway & ReglagesWorker;

export interface ReglagesLanceur extends ReglagesCommuns, ReglagesEcoute, ReglagesObservation {
  /** Absent: the launcher starts the embedded PostgreSQL. */
  baseUrl?: string;
  cleAmorce?: string;
  /** Secrets of the demonstration that the environment gives, under their names: they replace those it draws. */
  secretsDonnes: Record<string, string>;
}

const LA_MIENNE: Environnement = process.env;

/** @throws ReglagesInvalides */
export function lireReglagesScheduler(env = LA_MIENNE): ReglagesScheduler {
  const [communes, base, vue] = lireVariables<[VariablesCommunes, VariablesBase, VariablesObservation]>(
    env,
    VariablesCommunes,
    VariablesBase,
    VariablesObservation,
  );
  return { ...communs(communes), ...observation(vue), baseUrl: base.DATABASE_URL };
}

/** @throws ReglagesInvalides */
export function lireReglagesWorker(env = LA_MIENNE): ReglagesWorker {
  const [communes, base, chiffrement, vue, lus, alarmes] = lireVariables<
    [
      VariablesCommunes,
      VariablesBase,
      VariablesChiffrement,
      VariablesObservation,
      VariablesPartenaires,
      VariablesAlarmes,
    ]
  >(
    env,
    VariablesCommunes,
    VariablesBase,
    VariablesChiffrement,
    VariablesObservation,
    VariablesPartenaires,
    VariablesAlarmes,
  );
  const { ALARMES_URL: url, ALARMES_SECRET: secret } = alarmes;
  return {
    ...communs(communes),
    ...observation(vue),
    baseUrl: base.DATABASE_URL,
    clesDeChiffrement: chiffrement.PASSERELLE_CLES_DE_CHIFFREMENT,
    partenaires: partenaires(lus),
    ...(url === undefined || secret === undefined ? {} : { alarmes: { url, secret } }),
  };
}

/** @throws ReglagesInvalides */
export function lireReglagesGateway(env = LA_MIENNE): ReglagesGateway {
  const [communes, base, chiffrement, lue, laPorte, cle, quotas, rejeux, connexion] = lireVariables<
    [
      VariablesCommunes,
      VariablesBase,
      VariablesChiffrement,
      VariablesEcoute,
      VariablesPorte,
      VariablesCleAmorce,
      VariablesQuotas,
      VariablesRejeux,
      VariablesConnexion,
    ]
  >(
    env,
    VariablesCommunes,
    VariablesBase,
    VariablesChiffrement,
    VariablesEcoute,
    VariablesPorte,
    VariablesCleAmorce,
    VariablesQuotas,
    VariablesRejeux,
    VariablesConnexion,
  );
  return {
    ...communs(communes),
    ...ecoute(lue),
    baseUrl: base.DATABASE_URL,
    clesDeChiffrement: chiffrement.PASSERELLE_CLES_DE_CHIFFREMENT,
    webhooks: { gide: laPorte.WEBHOOK_SECRET_GIDE, parcours3: laPorte.WEBHOOK_SECRET_PARCOURS3 },
    cleAmorce: cle.PASSERELLE_BOOTSTRAP_KEY,
    quotas: {
      partenaire: Number(quotas.PASSERELLE_QUOTA_PARTENAIRE),
      cle: Number(quotas.PASSERELLE_QUOTA_CLE),
      essais: Number(quotas.PASSERELLE_QUOTA_ESSAIS),
    },
    seuilDeRejeu: Number(rejeux.PASSERELLE_REJEU_SEUIL),
    origine: new URL(connexion.PASSERELLE_URL_PUBLIQUE ?? `http://localhost:${lue.PORT}`).origin,
    ...fournisseurDIdentite(connexion),
  };
}

/** @throws ReglagesInvalides */
export function lireReglagesPasserelle(env = LA_MIENNE): ReglagesPasserelle {
  // One reading for the errors of all roles together.
  lireVariables(
    env,
    VariablesCommunes,
    VariablesBase,
    VariablesChiffrement,
    VariablesEcoute,
    VariablesObservation,
    VariablesPorte,
    VariablesCleAmorce,
    VariablesQuotas,
    VariablesRejeux,
    VariablesConnexion,
    VariablesPartenaires,
    VariablesAlarmes,
  );
  return { ...lireReglagesWorker(env), ...lireReglagesGateway(env) };
}

/**
 * @param demonstration it makes its own secrets and partners, so that only its own settings are asked for
 * @throws ReglagesInvalides
 */
export function lireReglagesLanceur(demonstration: boolean, env = LA_MIENNE): ReglagesLanceur {
  const [communes, base, lue, cle, vue] = lireVariables<
    [
      VariablesCommunes,
      VariablesBaseFacultative,
      VariablesEcoute,
      VariablesCleAmorce,
      VariablesObservation,
      ...object[],
    ]
  >(
    env,
    demonstration ? VariablesDemonstration : VariablesCommunes,
    VariablesBaseFacultative,
    VariablesEcoute,
    VariablesCleAmorce,
    VariablesObservation,
    VariablesChiffrement,
    VariablesAlarmes,
    ...(demonstration ? [VariablesSecretsDonnes] : [VariablesPorte, VariablesPartenaires]),
  );
  const cleAmorce = cle.PASSERELLE_BOOTSTRAP_KEY;
  const [donnes] = demonstration ? lireVariables<[VariablesSecretsDonnes]>(env, VariablesSecretsDonnes) : [];
  const secretsDonnes = Object.entries({ ...donnes, ...cle }).filter(([, valeur]) => valeur !== undefined);
  return {
    ...communs(communes),
    ...ecoute(lue),
    ...observation(vue),
    baseUrl: base.DATABASE_URL,
    cleAmorce,
    secretsDonnes: Object.fromEntries(secretsDonnes),
  };
}

function communs(lues: VariablesCommunes): ReglagesCommuns {
  return {
    production: lues.NODE_ENV === 'production',
    dossierDonnees: resolve(lues.PASSERELLE_DATA_DIR),
    aujourdhui: lues.PASSERELLE_AUJOURDHUI,
    niveauJournal: lues.LOG_LEVEL,
    tranches: Number(lues.PASSERELLE_TRANCHES),
    redisUrl: lues.REDIS_URL,
    collecteur: lues.OTEL_EXPORTER_OTLP_ENDPOINT,
    reseauxPrives: lues.PASSERELLE_RESEAUX_PRIVES?.split(',').map((reseau) => reseau.trim()),
  };
}

function observation(vue: VariablesObservation): ReglagesObservation {
  const { PASSERELLE_PORT_OBSERVATION: port, PASSERELLE_HOTE_OBSERVATION: hote } = vue;
  return port === undefined ? {} : { observation: { port: Number(port), hote } };
}

function ecoute(lues: VariablesEcoute): ReglagesEcoute {
  return { port: Number(lues.PORT), hote: lues.HOST };
}

function fournisseurDIdentite(lues: VariablesConnexion): Pick<ReglagesGateway, 'fournisseurDIdentite'> {
  const {
    OIDC_URL: url,
    OIDC_CLIENT_ID: clientId,
    OIDC_CLIENT_SECRET: clientSecret,
    OIDC_ACR_FORT: acrFort,
  } = lues;
  if (url === undefined || clientId === undefined || clientSecret === undefined || acrFort === undefined)
    return {};
  return { fournisseurDIdentite: { url, clientId, clientSecret, acrFort } };
}

function partenaires(lus: VariablesPartenaires): ReglagesPartenaires['partenaires'] {
  return {
    gide: {
      url: lus.GIDE_URL,
      clientId: lus.GIDE_CLIENT_ID,
      clientSecret: lus.GIDE_CLIENT_SECRET,
      secret: lus.PARTNER_SECRET_GIDE,
    },
    parcours3: {
      url: lus.PARCOURS3_URL,
      clientId: lus.PARCOURS3_CLIENT_ID,
      clientSecret: lus.PARCOURS3_CLIENT_SECRET,
      secret: lus.PARTNER_SECRET_PARCOURS3,
    },
  };
}
