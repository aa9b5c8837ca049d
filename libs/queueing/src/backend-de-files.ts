import { type DonneesTravail, type NomFile } from './files.js';

/** What is used of a BullMQ queue, whatever its backend. */
export interface FileDeTravaux {
  addBulk(travaux: { name: string; data: DonneesTravail }[]): Promise<unknown>;
  close(): Promise<void>;
}

/** What is used of a BullMQ worker. */
export interface Travailleur {
  close(): Promise<void>;
  /** Whether it still looks for jobs. */
  isRunning(): boolean;
}

/** What a worker does with a job, and whom it tells. */
export interface Emploi {
  concurrence: number;
  traiter: (donnees: DonneesTravail) => Promise<void>;
  surEchec: (erreur: Error) => void;
  surErreur: (erreur: Error) => void;
}

/** Where BullMQ keeps its jobs. One per process; it owns its connections. */
export interface BackendDeFiles {
  readonly nature: 'postgres' | 'redis';
  /** Prepares what the queues need; a Redis that is away does not hold the start. */
  preparer(): Promise<void>;
  /** Errors of the queue itself are silent: its additions tell them. */
  creerFile(nom: NomFile): FileDeTravaux;
  creerTravailleur(nom: NomFile, emploi: Emploi): Travailleur;
  /** After every queue and worker is closed. */
  fermer(): Promise<void>;
}

/** A ring that failed is worth nothing: retries and schedules are columns of the tables, not of the queue. */
export const OPTIONS_TRAVAIL = { attempts: 1, removeOnComplete: true, removeOnFail: true } as const;

/** Nobody reads BullMQ's own event stream. */
export const FLUX_EVENEMENTS = { events: { maxLen: 100 } };

/** How long after an error of the backend it is asked again. */
export const REPRISE_MS = 1_000;

/** A worker that dies is replaced within lockDuration + stalledInterval; attempts are counted in PostgreSQL. */
export const OPTIONS_TRAVAILLEUR = {
  lockDuration: 30_000,
  stalledInterval: 5_000,
  maxStalledCount: 10,
  // A connection that is refused (15 s by default); for other errors, espacer-les-echecs.ts.
  runRetryDelay: REPRISE_MS,
  removeOnComplete: { count: 0 },
  removeOnFail: { count: 0 },
};
