import type { Sql } from '#persistence';

/** The active replay in which a message stands: an operator's other acts on it wait for its verdict. */
export async function rejeuActifDe(sql: Sql, message: string): Promise<string | null> {
  const [ligne] = await sql<{ rejeu: string }>(
    'SELECT rejeu FROM rejeu_messages WHERE message = $1 AND actif',
    [message],
  );
  return ligne?.rejeu ?? null;
}
