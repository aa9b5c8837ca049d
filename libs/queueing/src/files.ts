/** The queues of the gateway. A queue only rings: what there is to do stands in the tables. */
export const FILES = [
  'appliquer',
  'emettre-gide',
  'emettre-parcours3',
  'synchroniser',
  'rejouer',
  'simuler',
  'surveiller',
  'exporter',
] as const;

export type NomFile = (typeof FILES)[number];

/** All that a job carries: the shard, or nothing. Never anything personal. */
export interface DonneesTravail {
  cle: string;
}

/** Something that went wrong with a queue. Errors of the driver may hold job data: log the name and code only. */
export interface IncidentFile {
  file: NomFile;
  nature: 'sonnerie_perdue' | 'sonnerie_retablie' | 'travail_echoue' | 'balayage_echoue' | 'connexion';
  erreur?: Error;
}

export type Signaler = (incident: IncidentFile) => void;
