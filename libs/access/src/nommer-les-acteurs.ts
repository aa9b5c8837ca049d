import type { Sql } from '#persistence';

const UUID = /^(?:compte|cle):([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/;

/** The names of accounts and the labels of keys, by what records call them (`compte:…`, `cle:…`); others have none. */
export async function nommerLesActeurs(
  sql: Sql,
  acteurs: readonly (string | null)[],
): Promise<(acteur: string | null) => string | null> {
  const ids = [...new Set(acteurs)].flatMap((acteur) => UUID.exec(acteur ?? '')?.[1] ?? []);
  if (ids.length === 0) return () => null;
  const lignes = await sql<{ acteur: string; nom: string }>(
    `SELECT 'compte:' || id AS acteur, nom FROM comptes WHERE id = ANY($1::uuid[])
     UNION ALL SELECT 'cle:' || id, libelle FROM cles_api WHERE id = ANY($1::uuid[])`,
    [ids],
  );
  const noms = new Map(lignes.map(({ acteur, nom }) => [acteur, nom]));
  return (acteur) => noms.get(acteur ?? '') ?? null;
}
