import type { DateCivile, Partenaire } from '#annexe7';
import type { Identifiants } from './serveur/jetons.js';
import type { Population } from './vie/population.js';
import type { Vie } from './vie/vie.js';

/** How to start a partner. Everything but `partenaire` has a default that suits a test. */
export interface OptionsSimulateur {
  partenaire: Partenaire;
  /** 0: any free port. */
  port?: number;
  hote?: string;
  /** SQLite file; ':memory:' by default. */
  fichier?: string;
  /** Seed of the population, of the faults drawn by lot and of the webhooks' disorder. */
  graine?: string;
  /** People affected during the history; 0 (the default): no life, it states only what it is asked to. */
  effectif?: number;
  /** First day of the history; eight months before `aujourdhui` when absent. */
  debut?: DateCivile;
  /** First day to be lived; the history is before it. Default 2010-09-01. */
  aujourdhui?: DateCivile;
  /** The life of a population; given by the application of each partner. */
  vie?: (population: Population) => Vie;
  /** Credentials of the gateway; drawn at random when absent. */
  identifiants?: Identifiants;
  dureeJetonSecondes?: number;
  /** `whsec_…`: what the gateway signs with (PARTNER_SECRET_…); drawn at random when absent. */
  secretPartenaire?: string;
  /** `whsec_…`: what the partner signs with (WEBHOOK_SECRET_…); drawn at random when absent. */
  secretWebhook?: string;
  /** Where webhooks go; may be given later (`regler`). */
  passerelleUrl?: string | null;
  webhooks?: { actifs?: boolean; taille?: number };
  /** Warnings and errors of the server on standard output, as JSON lines. */
  journal?: boolean;
}

export const AUJOURDHUI_PAR_DEFAUT = '2010-09-01';
export const GRAINE_PAR_DEFAUT = 'passerelle';
