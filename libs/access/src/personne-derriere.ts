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

/** Every name under which the person behind an actor acts: theirs first, then all the keys that they made. */
export async function nomsDeLaPersonne(
  sql: Sql,
  acteur: string,
): Promise<readonly [personne: string, ...cles: string[]]> {
  const personne = await personneDerriere(sql, acteur);
  if (!personne.startsWith('compte:')) return [personne];
  const cles = await sql<{ cle: string }>(`SELECT 'cle:' || id AS cle FROM cles_api WHERE creee_par = $1`, [
    personne,
  ]);
  return [personne, ...cles.map(({ cle }) => cle)];
}
