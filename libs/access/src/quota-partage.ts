import type { Sql } from '#persistence';

export type Admission = { admis: true } | { admis: false; reessayerDansS: number };

/** What one process holds of a holder's quota for the present window. */
interface Reserve {
  /** Identifies the window: its start, in seconds. */
  fenetre: number;
  disponibles: number;
  /** End of the window on the local monotonic clock, ms; never later than the true one. */
  finA: number;
  /** The window has nothing left to reserve. */
  epuise: boolean;
  enCours?: Promise<void>;
}

/** Part of the quota that a process reserves at a time: a hundredth, so that a statement serves many requests. */
const PARTS = 100;

/**
 * So much a minute for each holder, whatever the number of processes (check 9): the window and what has been reserved
 * of it stand in one row, on the clock of the database. A process reserves by chunks and spends them in memory, so the
 * sum never exceeds the quota; what it did not spend when the window ends is lost. The database away: the reservation
 * throws, and nothing is admitted.
 */
export class QuotaPartage {
  readonly #reserves = new Map<string, Reserve>();
  readonly #part: number;

  constructor(
    private readonly sql: Sql,
    private readonly parMinute: number,
    /** Monotonic clock, ms. */
    private readonly maintenant: () => number = () => performance.now(),
  ) {
    this.#part = Math.max(1, Math.floor(parMinute / PARTS));
  }

  /** Takes `nombre` units for a holder, all or none. @throws the technical error of the database */
  async prendre(titulaire: string, nombre: number): Promise<Admission> {
    const reserve = this.#reserve(titulaire);
    for (;;) {
      const reste = reserve.finA - this.maintenant();
      if (reste > 0) {
        if (reserve.disponibles >= nombre) {
          reserve.disponibles -= nombre;
          return { admis: true };
        }
        if (reserve.epuise) return { admis: false, reessayerDansS: Math.max(1, Math.ceil(reste / 1_000)) };
      }
      reserve.enCours ??= this.#completer(titulaire, reserve, Math.max(this.#part, nombre)).finally(() => {
        reserve.enCours = undefined;
      });
      await reserve.enCours;
    }
  }

  #reserve(titulaire: string): Reserve {
    const connue = this.#reserves.get(titulaire);
    if (connue) return connue;
    const nouvelle: Reserve = { fenetre: 0, disponibles: 0, finA: -Infinity, epuise: false };
    this.#reserves.set(titulaire, nouvelle);
    return nouvelle;
  }

  /** One short statement; a window that is over gives way to the present one. */
  async #completer(titulaire: string, reserve: Reserve, demandes: number): Promise<void> {
    // The end of the window is counted from before the statement: never too late.
    const depart = this.maintenant();
    const [ligne] = await this.sql<{ accordes: number; fenetre: number; reste_ms: number }>(
      `INSERT INTO quotas AS q (titulaire, fenetre, reserves, accordes)
       VALUES ($1, date_trunc('minute', clock_timestamp()), least($2::bigint, $3::bigint), least($2::bigint, $3::bigint))
       ON CONFLICT (titulaire) DO UPDATE SET
         fenetre = greatest(q.fenetre, excluded.fenetre),
         reserves = CASE WHEN excluded.fenetre > q.fenetre THEN excluded.reserves
                         ELSE q.reserves + greatest(0, least($2::bigint, $3::bigint - q.reserves)) END,
         accordes = CASE WHEN excluded.fenetre > q.fenetre THEN excluded.accordes
                         ELSE greatest(0, least($2::bigint, $3::bigint - q.reserves)) END
       RETURNING accordes, extract(epoch FROM fenetre)::bigint AS fenetre,
                 (extract(epoch FROM fenetre + interval '1 minute' - clock_timestamp()) * 1000)::float8 AS reste_ms`,
      [titulaire, demandes, this.parMinute],
    );
    if (!ligne) throw new Error('a reservation answers one row');
    const memeFenetre = ligne.fenetre === reserve.fenetre;
    reserve.fenetre = ligne.fenetre;
    reserve.disponibles = (memeFenetre ? reserve.disponibles : 0) + ligne.accordes;
    reserve.epuise = ligne.accordes < demandes;
    reserve.finA = depart + ligne.reste_ms;
  }
}
