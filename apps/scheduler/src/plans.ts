import type { NomFile } from '#queueing';
import type { PlanSynchronisation } from '#reconciliation';

/** A rhythm of the scheduler: a tick only asks; what runs, and whether it already ran, is in the database. */
export interface Plan {
  nom: string;
  /** Cron expression with seconds, in the given time zone. */
  cron: string;
  fuseau: string;
  demande: Demande;
}

/** What a tick asks for: a synchronisation of the day, or a ring for a queue whose work knows when it is due. */
export type Demande = { synchroniser: PlanSynchronisation } | { sonner: NomFile; cle: string };

/**
 * 03:15 exists once on every night of the year in Paris. The cron library ticks once more, an hour early, on the
 * October night when the hour from 2 to 3 comes twice: the second tick finds the run of that date already asked for.
 */
export const PLANS: readonly Plan[] = [
  // The synchronisation of the night, with both partners.
  {
    nom: 'nocturne',
    cron: '0 15 3 * * *',
    fuseau: 'Europe/Paris',
    demande: { synchroniser: 'nocturne' },
  },
  // Alarms are evaluated.
  {
    nom: 'surveillance',
    cron: '0 * * * * *',
    fuseau: 'Europe/Paris',
    demande: { sonner: 'surveiller', cle: 'alarmes' },
  },
  // Conservation is checked.
  {
    nom: 'conservation',
    cron: '30 */5 * * * *',
    fuseau: 'Europe/Paris',
    demande: { sonner: 'surveiller', cle: 'bilan' },
  },
];
