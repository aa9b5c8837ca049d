import type { Partenaire } from '#annexe7';
import type { Sql } from '#persistence';

type Prouvable = 'prouvables' | 'non_prouvables';

/**
 * X4.3: what a partner let the last comparison with it prove. One that does not offer its declarations leaves what comes
 * in without proof: a message that never arrived would not be found.
 */
export interface Preuve {
  partenaire: Partenaire;
  /** What it holds from the gateway. */
  tenus: Prouvable;
  /** What it states. */
  declarations: Prouvable;
  /** End of that comparison, RFC 3339. */
  compareLe: string;
}

/** One line per partner that has been compared to the end. */
export async function lirePreuves(sql: Sql): Promise<Preuve[]> {
  const lignes = await sql<Omit<Preuve, 'compareLe'> & { fin: Date }>(
    `SELECT p.partenaire, e.tenus, e.declarations, e.fin
     FROM partenaires p CROSS JOIN LATERAL (
       SELECT resultat->>'tenus' AS tenus, resultat->>'declarations' AS declarations, fin
       FROM synchronisation_etapes WHERE etape = 'comparer_' || p.partenaire AND etat = 'terminee'
       ORDER BY fin DESC LIMIT 1) AS e
     WHERE e.declarations IS NOT NULL ORDER BY p.partenaire`,
  );
  return lignes.map(({ fin, ...ligne }) => ({ ...ligne, compareLe: fin.toISOString() }));
}
