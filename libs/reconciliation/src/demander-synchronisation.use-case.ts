import { Horloge, UniteDeTravail } from '#persistence';
import { v7 as uuidv7 } from 'uuid';

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
    const demandee = await this.unite.executer(async (sql): Promise<SynchronisationDemandee> => {
      const { aujourdhui } = await Horloge.lire(sql);
      const [inseree] = await sql<{ id: string }>(
        `INSERT INTO synchronisations (id, plan, jour) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING RETURNING id`,
        [uuidv7(), plan, aujourdhui],
      );
      if (inseree) return { id: inseree.id, nouvelle: true };
      const [presente] = await sql<{ id: string }>(
        `SELECT id FROM synchronisations
         WHERE plan = $1 AND (etat = 'en_attente' OR (plan = 'nocturne' AND jour = $2)) ORDER BY demandee_le LIMIT 1`,
        [plan, aujourdhui],
      );
      // The one that waited has just been taken: the next attempt inserts.
      if (!presente) throw new Error('the waiting synchronisation has just started: ask again');
      return { id: presente.id, nouvelle: false };
    });
    this.sonner();
    return demandee;
  }
}
