import { Partenaire } from '#annexe7';
import { Sql, UniteDeTravail } from '#persistence';
import { leverLaPause, mettreEnPauseParExploitant } from './pause-du-partenaire.js';

export interface OrdreDePause {
  partenaire: Partenaire;
  /** Why, in the operator's words; shown with the pause. */
  motif: string;
  /** Who commands it. */
  par: string;
}

/**
 * X5.5: an operator pauses a partner, or resumes it. His pause outlives probes: only a person ends it. He may also end
 * an automatic one without waiting for its probe. Both are idempotent, and kept with their motif in `pauses`.
 */
export class CommanderLaPause {
  constructor(
    private readonly unite: UniteDeTravail,
    /** Rings for the partner once it is told again. */
    private readonly sonner: (partenaire: Partenaire) => void,
  ) {}

  mettreEnPause(ordre: OrdreDePause): Promise<void> {
    return this.unite.executer(async (sql) => {
      await sql(`SELECT set_config('passerelle.cause', 'pause', true)`);
      await mettreEnPauseParExploitant(sql, ordre.partenaire, ordre);
      await noter(sql, 'pause', ordre);
    });
  }

  async reprendre(ordre: OrdreDePause): Promise<void> {
    await this.unite.executer(async (sql) => {
      await sql(`SELECT set_config('passerelle.cause', 'reprise', true)`);
      await leverLaPause(sql, ordre.partenaire);
      await noter(sql, 'reprise', ordre);
    });
    this.sonner(ordre.partenaire);
  }
}

function noter(
  sql: Sql,
  ordre: 'pause' | 'reprise',
  { partenaire, motif, par }: OrdreDePause,
): Promise<unknown> {
  return sql('INSERT INTO pauses (partenaire, ordre, motif, par) VALUES ($1, $2, $3, $4)', [
    partenaire,
    ordre,
    motif,
    par,
  ]);
}
