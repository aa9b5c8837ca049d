import {
  lireReglagesGateway,
  lireReglagesIdentite,
  lireReglagesLanceur,
  lireReglagesMigration,
  lireReglagesOutil,
  lireReglagesScheduler,
  lireReglagesWorker,
  ReglagesInvalides,
} from '#config';
import { lireReglagesSimulateurGide, lireReglagesSimulateurParcours3 } from '../config/simulateur.js';

/** How each process reads its settings. */
export const LECTURES = {
  gateway: lireReglagesGateway,
  worker: lireReglagesWorker,
  scheduler: lireReglagesScheduler,
  launcher: (env?: Readonly<Record<string, string | undefined>>) => lireReglagesLanceur(false, env),
  cli: lireReglagesOutil,
  migration: lireReglagesMigration,
  'simulator-gide': lireReglagesSimulateurGide,
  'simulator-parcours3': lireReglagesSimulateurParcours3,
  'identity-demonstration': lireReglagesIdentite,
} as const;

export type Processus = keyof typeof LECTURES;

/** The names that a process looks up in its environment, sorted: seen by giving it an environment that takes notes. */
export function variablesLues(processus: Processus): string[] {
  const noms = new Set<string>();
  const env = new Proxy<Record<string, string | undefined>>(
    {},
    {
      get(_, nom) {
        noms.add(String(nom));
        return undefined;
      },
    },
  );
  try {
    LECTURES[processus](env);
  } catch (erreur) {
    if (!(erreur instanceof ReglagesInvalides)) throw erreur;
  }
  return [...noms].sort();
}
