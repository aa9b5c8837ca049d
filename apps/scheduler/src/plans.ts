/** A rhythm of the scheduler: a tick only asks; what runs, and whether it already ran, is in the database. */
export interface Plan {
  nom: 'nocturne';
  /** Cron expression with seconds, in the given time zone. */
  cron: string;
  fuseau: string;
  intention: string;
}

/** 03:15 exists once on every night of the year in Paris: neither change of the clock skips or doubles it. */
export const PLANS: readonly Plan[] = [
  {
    nom: 'nocturne',
    cron: '0 15 3 * * *',
    fuseau: 'Europe/Paris',
    intention: 'synchronisation de la nuit avec les deux partenaires',
  },
];
