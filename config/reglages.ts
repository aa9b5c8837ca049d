import { resolve } from 'node:path';
import { type Environnement, lireVariables } from './lecture.js';
import {
  VariablesBase,
  VariablesBaseFacultative,
  VariablesCleAmorce,
  VariablesCommunes,
  VariablesDemonstration,
  VariablesEcoute,
  VariablesPartenaires,
  VariablesPorte,
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

export interface ReglagesScheduler extends ReglagesCommuns {
  baseUrl: string;
}

export interface ReglagesWorker extends ReglagesScheduler, ReglagesPartenaires {}

export interface ReglagesGateway extends ReglagesScheduler, ReglagesEcoute, ReglagesPorte {
  /** X5: a key with every right. */
  cleAmorce?: string;
}

/** Everything: the three roles in one process, as tests run them. */
export type ReglagesPasserelle = ReglagesGateway & ReglagesWorker;

export interface ReglagesLanceur extends ReglagesCommuns, ReglagesEcoute {
  /** Absent: the launcher starts the embedded PostgreSQL. */
  baseUrl?: string;
  cleAmorce?: string;
  /** Secrets of the demonstration that the environment gives, under their names: they replace those it draws. */
  secretsDonnes: Record<string, string>;
}

const LA_MIENNE: Environnement = process.env;

/** @throws ReglagesInvalides */
export function lireReglagesScheduler(env = LA_MIENNE): ReglagesScheduler {
  const [communes, base] = lireVariables<[VariablesCommunes, VariablesBase]>(
    env,
    VariablesCommunes,
    VariablesBase,
  );
  return { ...communs(communes), baseUrl: base.DATABASE_URL };
}

/** @throws ReglagesInvalides */
export function lireReglagesWorker(env = LA_MIENNE): ReglagesWorker {
  const [communes, base, lus] = lireVariables<[VariablesCommunes, VariablesBase, VariablesPartenaires]>(
    env,
    VariablesCommunes,
    VariablesBase,
    VariablesPartenaires,
  );
  return { ...communs(communes), baseUrl: base.DATABASE_URL, partenaires: partenaires(lus) };
}

/** @throws ReglagesInvalides */
export function lireReglagesGateway(env = LA_MIENNE): ReglagesGateway {
  const [communes, base, lue, laPorte, cle] = lireVariables<
    [VariablesCommunes, VariablesBase, VariablesEcoute, VariablesPorte, VariablesCleAmorce]
  >(env, VariablesCommunes, VariablesBase, VariablesEcoute, VariablesPorte, VariablesCleAmorce);
  return {
    ...communs(communes),
    ...ecoute(lue),
    baseUrl: base.DATABASE_URL,
    webhooks: { gide: laPorte.WEBHOOK_SECRET_GIDE, parcours3: laPorte.WEBHOOK_SECRET_PARCOURS3 },
    cleAmorce: cle.PASSERELLE_BOOTSTRAP_KEY,
  };
}

/** @throws ReglagesInvalides */
export function lireReglagesPasserelle(env = LA_MIENNE): ReglagesPasserelle {
  // One reading for the errors of all roles together.
  lireVariables(
    env,
    VariablesCommunes,
    VariablesBase,
    VariablesEcoute,
    VariablesPorte,
    VariablesCleAmorce,
    VariablesPartenaires,
  );
  return { ...lireReglagesWorker(env), ...lireReglagesGateway(env) };
}

/**
 * @param demonstration it makes its own secrets and partners, so that only its own settings are asked for
 * @throws ReglagesInvalides
 */
export function lireReglagesLanceur(demonstration: boolean, env = LA_MIENNE): ReglagesLanceur {
  const [communes, base, lue, cle] = lireVariables<
    [VariablesCommunes, VariablesBaseFacultative, VariablesEcoute, VariablesCleAmorce, ...object[]]
  >(
    env,
    demonstration ? VariablesDemonstration : VariablesCommunes,
    VariablesBaseFacultative,
    VariablesEcoute,
    VariablesCleAmorce,
    ...(demonstration ? [VariablesSecretsDonnes] : [VariablesPorte, VariablesPartenaires]),
  );
  const cleAmorce = cle.PASSERELLE_BOOTSTRAP_KEY;
  const [donnes] = demonstration ? lireVariables<[VariablesSecretsDonnes]>(env, VariablesSecretsDonnes) : [];
  const secretsDonnes = Object.entries({ ...donnes, ...cle }).filter(([, valeur]) => valeur !== undefined);
  return {
    ...communs(communes),
    ...ecoute(lue),
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
  };
}

function ecoute(lues: VariablesEcoute): ReglagesEcoute {
  return { port: Number(lues.PORT), hote: lues.HOST };
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
