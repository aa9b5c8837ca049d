import { Sql } from '#persistence';

export interface Passage {
  partenaire: string;
  sens: 'entrant' | 'sortant';
  type: string;
}

/**
 * Counts what crosses the door in the transaction that stores it (X6.1). Rows are only ever added: two gateways
 * never wait for each other on a counter.
 */
export async function compterALaPorte(sql: Sql, jour: string, passages: readonly Passage[]): Promise<void> {
  const nombres = new Map<string, Passage & { nombre: number }>();
  for (const passage of passages) {
    const nom = `${passage.partenaire} ${passage.sens} ${passage.type}`;
    const compte = nombres.get(nom);
    if (compte) compte.nombre += 1;
    else nombres.set(nom, { ...passage, nombre: 1 });
  }
  if (nombres.size === 0) return;
  await sql(
    `INSERT INTO comptages_porte (jour, partenaire, sens, type, nombre)
     SELECT $2::date, partenaire, sens, type, nombre
     FROM json_to_recordset($1::json) AS c (partenaire text, sens text, type text, nombre integer)`,
    [JSON.stringify([...nombres.values()]), jour],
  );
}
