import type { Partenaire } from '#annexe7';
import type { Sql } from '#persistence';
import type { Fenetres } from './fenetres.js';

/** Why nothing may be asked of a partner now, as the steps of the night say it. */
export type RaisonDeNePasDemander = 'partenaire_en_pause' | 'fenetre_de_maintenance';

/**
 * A pause that a person commanded (X5.5), or a window of maintenance: nothing is asked of the partner, not even what it
 * holds. A pause of the gateway's own is no reason: it ends by asking. Null: it may be asked.
 */
export async function raisonDeNePasDemander(
  sql: Sql,
  partenaire: Partenaire,
  fenetres: Fenetres,
): Promise<RaisonDeNePasDemander | null> {
  const pauses = await sql(`SELECT FROM partenaires WHERE partenaire = $1 AND pause = 'exploitant'`, [
    partenaire,
  ]);
  if (pauses.length > 0) return 'partenaire_en_pause';
  const fenetre = await fenetres.enCours(sql, partenaire);
  return fenetre?.nature === 'maintenance' ? 'fenetre_de_maintenance' : null;
}
