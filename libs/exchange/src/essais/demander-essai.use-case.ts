import type { Partenaire } from '#annexe7';
import { tirerId, type UniteDeTravail } from '#persistence';

export interface DemandeDEssai {
  partenaire: Partenaire;
  motif: string;
  /** Who asks. */
  par: string;
}

/** A trial that no worker has ended after that is taken again. */
export const BAIL_D_ESSAI_S = 60;

/** X5.5: asks a worker to try the way to a partner, as real traffic takes it. One at a time for each partner. */
export class DemanderEssai {
  constructor(
    private readonly unite: UniteDeTravail,
    private readonly sonner: () => void,
  ) {}

  /** @returns the trial, that of somebody else when it is under way */
  async execute({ partenaire, motif, par }: DemandeDEssai): Promise<string> {
    const id = await this.unite.executer(async (sql) => {
      await sql('SELECT FROM partenaires WHERE partenaire = $1 FOR UPDATE', [partenaire]);
      const [enCours] = await sql<{ id: string }>(
        `SELECT id FROM essais_partenaires WHERE partenaire = $1 AND fini_le IS NULL ORDER BY demande_le DESC LIMIT 1`,
        [partenaire],
      );
      if (enCours) return enCours.id;
      const nouveau = tirerId();
      await sql(
        'INSERT INTO essais_partenaires (id, partenaire, motif, demande_par) VALUES ($1, $2, $3, $4)',
        [nouveau, partenaire, motif, par],
      );
      return nouveau;
    });
    this.sonner();
    return id;
  }
}
