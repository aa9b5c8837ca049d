import { Sql } from '#persistence';

/** Seconds during which a lot stays with a worker that gives no sign of life. */
export const BAIL_S = 15;
const RENOUVELLEMENT_MS = 5_000;

/** A slice or a lane, held under a fencing token. */
export interface TrancheTenue {
  file: string;
  numero: number;
  jeton: number;
}

/**
 * Does a piece of work and renews its lease meanwhile: a slow database or partner costs no takeover, a worker that is
 * dead or frozen loses the lot in a quarter of a minute. The token decides at the commit, not the lease.
 */
export async function tenirLeBail<T>(
  sql: Sql,
  { file, numero, jeton }: TrancheTenue,
  travail: () => Promise<T>,
): Promise<T> {
  const renouveler = (): Promise<unknown> =>
    sql(
      `UPDATE tranches SET bail_jusqua = clock_timestamp() + interval '1 s' * $4
       WHERE file = $1 AND numero = $2 AND jeton = $3 AND bail_jusqua IS NOT NULL`,
      [file, numero, jeton, BAIL_S],
    );
  const rythme = setInterval(() => {
    // A renewal that fails is no fault by itself: the lease may run out, and the token then refuses the commit.
    renouveler().catch(() => undefined);
  }, RENOUVELLEMENT_MS);
  try {
    return await travail();
  } finally {
    clearInterval(rythme);
  }
}
