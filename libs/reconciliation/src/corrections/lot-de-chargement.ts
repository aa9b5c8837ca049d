import type { Partenaire, TypeFait } from '#annexe7';
import { direAuDela } from '#exchange';
import type { Sql } from '#persistence';

/** What a partner must hold: every version numbered, but a withdrawal of what it never acknowledged (X4.3). */
const A_TENIR = `dit d WHERE d.partenaire = $1 AND NOT (d.acquittee = 0 AND coalesce(d.data->>'annule', '') = 'true')`;

interface LigneDite {
  demandeur: string;
  cle: string;
  type: TypeFait;
  cotraitance: string | null;
  data: Record<string, unknown>;
  sequence: number;
}

export async function compterATenir(sql: Sql, partenaire: Partenaire): Promise<number> {
  const [ligne] = await sql<{ nombre: number }>(`SELECT count(*)::int AS nombre FROM ${A_TENIR}`, [
    partenaire,
  ]);
  return ligne?.nombre ?? 0;
}

/**
 * Tells again all that the partner must hold about the next demandeurs, and moves the place of the load, in the
 * caller's transaction. Two processes that load the same partner take turns: the row of the load is locked.
 * @returns false when nothing was left, and the load is over
 */
export async function direUnLotDuChargement(
  sql: Sql,
  { id, partenaire, demandeurs }: { id: string; partenaire: Partenaire; demandeurs: number },
): Promise<boolean> {
  const [chargement] = await sql<{ dernier: string; fini: boolean }>(
    'SELECT dernier, fin IS NOT NULL AS fini FROM chargements WHERE id = $1 FOR UPDATE',
    [id],
  );
  if (!chargement || chargement.fini) return false;
  const lignes = await sql<LigneDite>(
    `SELECT d.demandeur, d.cle, d.type, d.cotraitance, d.data, d.sequence FROM ${A_TENIR}
       AND d.demandeur IN (SELECT DISTINCT p.demandeur FROM dit p WHERE p.partenaire = $1 AND p.demandeur > $2
                           ORDER BY p.demandeur LIMIT $3)
     ORDER BY d.demandeur, d.cle`,
    [partenaire, chargement.dernier, demandeurs],
  );
  const [borne] = await sql<{ dernier: string | null }>(
    `SELECT max(demandeur) AS dernier FROM (SELECT DISTINCT p.demandeur FROM dit p
     WHERE p.partenaire = $1 AND p.demandeur > $2 ORDER BY p.demandeur LIMIT $3) AS suivants`,
    [partenaire, chargement.dernier, demandeurs],
  );
  if (borne?.dernier == null) {
    await sql('UPDATE chargements SET fin = clock_timestamp() WHERE id = $1', [id]);
    return false;
  }
  const issues = await direAuDela(
    sql,
    partenaire,
    lignes.map(({ sequence, ...ligne }) => ({ ...ligne, sequenceTenue: 0, attendu: { sequence } })),
  );
  const dits = [...issues.values()].filter(({ issue }) => issue === 'dite').length;
  await sql('UPDATE chargements SET dernier = $2, dits = dits + $3, en_route = en_route + $4 WHERE id = $1', [
    id,
    borne.dernier,
    dits,
    issues.size - dits,
  ]);
  return true;
}
