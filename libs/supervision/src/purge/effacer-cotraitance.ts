import type { Sql } from '#persistence';
import type { Categorie } from './categories.js';

export interface EffacementDeCategorie {
  categorie: Extract<Categorie, 'corps_recus' | 'contenus_emis' | 'ecarts_clos' | 'dossiers'>;
  effaces: number;
  /** Kept: too young, not settled, or of a cotraitance that is not over. */
  restent: number;
}

/**
 * What the person of this cotraitance may have erased before its time (check 22, ADR 35): contents of settled messages,
 * closed écarts, and the dossier once it is over, each above the minimum age that the database knows. Asked again, it
 * erases what has become old enough since.
 * @param simuler counts, and changes nothing
 */
export async function effacerCotraitance(
  sql: Sql,
  cotraitance: string,
  simuler: boolean,
): Promise<EffacementDeCategorie[]> {
  const lignes = await sql<EffacementDeCategorie>(
    'SELECT categorie, effaces, restent FROM effacer_cotraitance($1, $2)',
    [cotraitance, simuler],
  );
  return lignes.map(({ categorie, effaces, restent }) => ({
    categorie,
    effaces: Number(effaces),
    restent: Number(restent),
  }));
}
