import { direFaille, type Sql } from '#persistence';

/** Above the longest statement: whoever holds it longer without a word is gone. */
const BAIL_S = 120;

/** One a day (business clock), by one process: after another's lease is over, whoever asks goes on. */
const DUE = `(jour IS NULL OR jour < aujourdhui_metier()) AND coalesce(bail_jusqua < clock_timestamp(), true)`;

export async function purgeDue(sql: Sql): Promise<boolean> {
  const [ligne] = await sql<{ due: boolean }>(`SELECT ${DUE} AS due FROM purges`);
  return ligne?.due ?? false;
}

/** @returns what proves that the purge is held; null when it is not due, or another process holds it */
export async function prendreLaPurge(sql: Sql, quand: 'due' | 'maintenant'): Promise<number | null> {
  const [prise] = await sql<{ jeton: number }>(
    `UPDATE purges SET jeton = jeton + 1, commencee_le = clock_timestamp(), bail_jusqua = clock_timestamp() + interval '1 s' * $1
     WHERE ${DUE} OR ($2 AND coalesce(bail_jusqua < clock_timestamp(), true)) RETURNING jeton`,
    [BAIL_S, quand === 'maintenant'],
  );
  return prise?.jeton ?? null;
}

/** @returns false when another process has taken it over */
export async function garderLaPurge(sql: Sql, jeton: number): Promise<boolean> {
  const tenues = await sql(
    `UPDATE purges SET bail_jusqua = clock_timestamp() + interval '1 s' * $2 WHERE jeton = $1 RETURNING jeton`,
    [jeton, BAIL_S],
  );
  return tenues.length === 1;
}

/** It went to its end: none is due before the next business day. */
export async function finirLaPurge(sql: Sql, jeton: number): Promise<void> {
  await sql(
    `UPDATE purges SET jour = aujourdhui_metier(), finie_le = clock_timestamp(), bail_jusqua = NULL, erreur = NULL WHERE jeton = $1`,
    [jeton],
  );
}

/** It failed: due again once the lease is over, with what it failed on. */
export async function interrompreLaPurge(sql: Sql, jeton: number, erreur: unknown): Promise<void> {
  await sql('UPDATE purges SET erreur = $2 WHERE jeton = $1', [jeton, direFaille(erreur)]);
}
