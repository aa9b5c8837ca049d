import { Sql } from '#persistence';

/** Cotraitances by computed état; those without one (B3, or not begun) under `sans_etat`. */
export async function compterEtats(sql: Sql): Promise<Record<string, number>> {
  const lignes = await sql<{ etat: string; nombre: number }>(
    `SELECT coalesce(etat, 'sans_etat') AS etat, count(*)::int AS nombre FROM cotraitances GROUP BY 1 ORDER BY 1`,
  );
  return Object.fromEntries(lignes.map(({ etat, nombre }) => [etat, nombre]));
}
