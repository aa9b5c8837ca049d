import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import type { OptionsSimulateur } from './options.js';
import type { Identifiants } from './serveur/jetons.js';
import type { Simulateur } from './simulateur.js';

/** What the process of a partner needs to know, as config/ reads it. */
export interface ReglagesDeLancement {
  port: number;
  hote: string;
  fichier: string;
  graine: string;
  population: number;
  debut?: string;
  aujourdhui: string;
  passerelleUrl?: string;
  taille: number;
  niveauJournal: string;
  identifiants: Identifiants;
  secretPartenaire: string;
  secretWebhook: string;
}

/** What is used of a pino logger. */
export interface Journal {
  level: string;
  info(faits: object, message: string): void;
  fatal(faits: object, message: string): void;
}

type Creer = (options: Omit<OptionsSimulateur, 'partenaire' | 'vie'>) => Promise<Simulateur>;

/**
 * Runs a partner as a process: JSON lines on standard output, a clean end on SIGTERM, on SIGINT and with the process
 * that started it, code 1 when it cannot start.
 */
export async function lancerSimulateur(
  journal: Journal,
  lire: () => ReglagesDeLancement,
  creer: Creer,
): Promise<void> {
  try {
    const reglages = lire();
    journal.level = reglages.niveauJournal;
    mkdirSync(dirname(reglages.fichier), { recursive: true });
    const { population: effectif, taille, ...options } = reglages;
    const simulateur = await creer({ ...options, effectif, webhooks: { taille }, journal: true });
    const { aujourdhui } = simulateur.etat();
    journal.info({ url: simulateur.url, aujourdhui, histoire: simulateur.histoire }, 'partenaire_pret');
    let fermeture: Promise<void> | undefined;
    const arreter = (): void => {
      fermeture ??= simulateur.fermer().then(() => {
        journal.info({}, 'partenaire_arrete');
        // An open channel to the process that started us would keep us alive.
        if (process.connected) process.disconnect();
      });
    };
    // The launcher is gone: so are we, cleanly.
    for (const evenement of ['SIGTERM', 'SIGINT', 'disconnect'] as const) process.once(evenement, arreter);
  } catch (erreur) {
    journal.fatal({ detail: erreur instanceof Error ? erreur.message : String(erreur) }, 'demarrage_refuse');
    process.exitCode = 1;
  }
}
