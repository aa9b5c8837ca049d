import { Horloge, tirerId, UniteDeTravail } from '#persistence';

export interface SynchronisationDemandee {
  id: string;
  /** False when this request joined one that was already there. */
  nouvelle: boolean;
}

/** Asks for a synchronisation; the worker runs it. At most one waits and later requests join it; two never run at once. */
export class DemanderSynchronisation {
  constructor(
    private readonly unite: UniteDeTravail,
    private readonly sonner: () => void,
  ) {}

  async execute(): Promise<SynchronisationDemandee> {
    let demandee = await this.#inscrire();
    // The one that waited may have started between the two statements: asking again inserts.
    while (demandee === undefined) demandee = await this.#inscrire();
    this.sonner();
    return demandee;
  }

  #inscrire(): Promise<SynchronisationDemandee | undefined> {
    return this.unite.executer(async (sql) => {
      const { aujourdhui } = await Horloge.lire(sql);
      const [inseree] = await sql<{ id: string }>(
        `INSERT INTO synchronisations (id, plan, jour) VALUES ($1, 'demande', $2) ON CONFLICT DO NOTHING RETURNING id`,
        [tirerId(), aujourdhui],
      );
      if (inseree) return { id: inseree.id, nouvelle: true };
      const [presente] = await sql<{ id: string }>(
        `SELECT id FROM synchronisations WHERE plan = 'demande' AND etat = 'en_attente'`,
      );
      return presente && { id: presente.id, nouvelle: false };
    });
  }
}
