import type { Sql } from '#persistence';

const CLE = /^cle:([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/;

/** Who answers for an actor: of a key, the account that made it; anybody else, and a key of nobody's, for themselves. */
export async function personneDerriere(sql: Sql, acteur: string): Promise<string> {
  const cle = CLE.exec(acteur)?.[1];
  if (cle === undefined) return acteur;
  const [ligne] = await sql<{ par: string | null }>('SELECT creee_par AS par FROM cles_api WHERE id = $1', [
    cle,
  ]);
  return ligne?.par?.startsWith('compte:') ? ligne.par : acteur;
}
