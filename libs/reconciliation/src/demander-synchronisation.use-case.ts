import { Horloge, tirerId, UniteDeTravail } from '#persistence';

export type PlanSynchronisation = 'nocturne' | 'demande';

export interface SynchronisationDemandee {
  id: string;
  /** False when this request joined one that was already there. */
  nouvelle: boolean;
}

/**
 * Asks for a synchronisation; the worker runs it. The plan `nocturne` exists once for a business date, whatever
 * the number of schedulers; on demand, at most one waits and later requests join it. Two never run at once.
 */
export class DemanderSynchronisation {
  constructor(
    private readonly unite: UniteDeTravail,
    private readonly sonner: () => void,
  ) {}

  async execute(plan: PlanSynchronisation): Promise<SynchronisationDemandee> {
    let demandee = await this.#inscrire(plan);
    // The one that waited may have started between the two statements: asking again inserts.
    while (demandee === undefined) demandee = await this.#inscrire(plan);
    this.sonner();
    return demandee;
  }

  #inscrire(plan: PlanSynchronisation): Promise<SynchronisationDemandee | undefined> {
    return this.unite.executer(async (sql) => {
      const { aujourdhui } = await Horloge.lire(sql);
      const [inseree] = await sql<{ id: string }>(
        `INSERT INTO synchronisations (id, plan, jour) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING RETURNING id`,
        [tirerId(), plan, aujourdhui],
      );
      if (inseree) return { id: inseree.id, nouvelle: true };
      const [presente] = await sql<{ id: string }>(
        `SELECT id FROM synchronisations
         WHERE plan = $1 AND (etat = 'en_attente' OR (plan = 'nocturne' AND jour = $2)) ORDER BY demandee_le LIMIT 1`,
        [plan, aujourdhui],
      );
      return presente && { id: presente.id, nouvelle: false };
    });
  }
}
