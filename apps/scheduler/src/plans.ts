import type { SurveillanceReglee } from '#config';
import type { NomFile } from '#queueing';

/** A rhythm of the scheduler: a tick only asks; what runs, and whether it already ran, is in the database. */
export interface Plan {
  nom: string;
  /** Cron expression with seconds, in the given time zone. */
  cron: string;
  fuseau: string;
  /** Also asked for as soon as the scheduler is there. */
  auDemarrage?: true;
  demande: Demande;
}

/** What a tick asks for: the night, or a ring for a queue whose work knows when it is due. */
export type Demande = { nuit: 'a_l_heure' | 'rattrapage' } | { sonner: NomFile; cle: string };

const FUSEAU = 'Europe/Paris';

/**
 * The hour of the night (03:15) exists once on every night of the year in Paris. The cron library ticks once more, an
 * hour early, on the October night when the hour from 2 to 3 comes twice: nothing is due then, says the database.
 */
export function plans({ nuit }: Pick<SurveillanceReglee, 'nuit'>): readonly Plan[] {
  const [heures, minutes] = nuit.heure.split(':').map(Number);
  return [
    // The synchronisation of the night, with both partners.
    {
      nom: 'nocturne',
      cron: `0 ${minutes} ${heures} * * *`,
      fuseau: FUSEAU,
      demande: { nuit: 'a_l_heure' },
    },
    // A night whose hour has passed while no scheduler was there.
    {
      nom: 'rattrapage',
      cron: '20 * * * * *',
      fuseau: FUSEAU,
      auDemarrage: true,
      demande: { nuit: 'rattrapage' },
    },
    // Alarms are evaluated.
    {
      nom: 'surveillance',
      cron: '0 * * * * *',
      fuseau: FUSEAU,
      demande: { sonner: 'surveiller', cle: 'alarmes' },
    },
    // Conservation is checked.
    {
      nom: 'conservation',
      cron: '30 */5 * * * *',
      fuseau: FUSEAU,
      demande: { sonner: 'surveiller', cle: 'bilan' },
    },
    // What has had its time goes, before the night.
    {
      nom: 'purge',
      cron: '50 40 0 * * *',
      fuseau: FUSEAU,
      demande: { sonner: 'surveiller', cle: 'purge' },
    },
    // Files that have expired are deleted.
    {
      nom: 'exports-expires',
      cron: '40 */10 * * * *',
      fuseau: FUSEAU,
      demande: { sonner: 'exporter', cle: 'expires' },
    },
  ];
}
