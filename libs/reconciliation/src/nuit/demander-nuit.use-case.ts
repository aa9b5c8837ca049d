import { tirerId, UniteDeTravail } from '#persistence';

/** A night that has just been asked for, and its business date. */
export interface NuitDemandee {
  id: string;
  jour: string;
}

/**
 * The night of a date is due from its hour in Paris to the hour of the next one, by the instants of the business clock:
 * these windows follow each other without gap nor overlap, those of 23 and 25 hours included. The rhythm may ask too
 * early (October) or not at all: what is due is known here. A simulated clock jumps from day to day: only the rhythm
 * asks on it. A night that nobody asked for at its hour was expected if the supervision was there before it.
 */
const DEMANDER = `
  WITH h AS (
    SELECT aujourdhui_metier() AS jour, maintenant_metier() AS maintenant,
           (SELECT aujourdhui IS NOT NULL FROM horloge) AS simulee, (SELECT depuis FROM surveillance) AS depuis
  ), n AS (
    SELECT *, CASE WHEN simulee OR maintenant >= (jour + $2::time) AT TIME ZONE 'Europe/Paris' THEN jour ELSE jour - 1 END AS nuit
    FROM h
  )
  INSERT INTO synchronisations (id, plan, jour)
  SELECT $1, 'nocturne', nuit FROM n
  WHERE CASE WHEN $3 AND nuit = jour THEN true
             WHEN simulee THEN false
             ELSE depuis < (nuit + $2::time) AT TIME ZONE 'Europe/Paris' END
    AND NOT EXISTS (SELECT FROM synchronisations s WHERE s.plan = 'nocturne' AND s.jour = nuit)
  ON CONFLICT DO NOTHING RETURNING id, jour`;

/**
 * Asks for the night that is due and that nobody has asked for yet. One statement: whatever the number of schedulers,
 * the unique key keeps one row for a date. While a former night waits for its worker, the next one is not there yet.
 */
export class DemanderNuit {
  /** @param heure of the night in Paris, `HH:MM` (config/surveillance.json) */
  constructor(
    private readonly unite: UniteDeTravail,
    private readonly heure: string,
    private readonly sonner: () => void,
  ) {}

  /**
   * @param quand `a_l_heure`: the rhythm says that its hour has come; `rattrapage`: it may have been missed
   * @returns null when none is due, or when it has been asked for already
   */
  async execute(quand: 'a_l_heure' | 'rattrapage'): Promise<NuitDemandee | null> {
    const [nuit] = await this.unite.executer((sql) =>
      sql<NuitDemandee>(DEMANDER, [tirerId(), this.heure, quand === 'a_l_heure']),
    );
    if (nuit) this.sonner();
    return nuit ?? null;
  }
}
