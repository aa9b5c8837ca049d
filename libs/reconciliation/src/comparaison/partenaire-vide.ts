import type { Partenaire } from '#annexe7';
import type { Sql } from '#persistence';

/**
 * Whether a partner that answers that it holds nothing has acknowledged something: it lost everything, or is another
 * system. What to do about it is for a person; nothing opens.
 */
export async function partenaireOublieux(sql: Sql, partenaire: Partenaire): Promise<boolean> {
  const [ligne] = await sql<{ oublieux: boolean }>(
    'SELECT EXISTS (SELECT FROM dit WHERE partenaire = $1 AND acquittee > 0) AS oublieux',
    [partenaire],
  );
  return ligne?.oublieux ?? false;
}
