import { Sql } from '#persistence';

export interface Identifiant {
  source: string;
  evenement: string;
  empreinte: Buffer;
  message: string;
}

export type Souvenir = 'nouveau' | 'doublon' | 'reutilise';

/**
 * The memory of accepted ids (X3.4), for ever: the first content under an id stays; the same content again is a
 * duplicate; other content is a reused id. Within one lot the earliest event wins.
 * @returns one answer per identifier, in the order given
 */
export async function retenirIdentifiants(
  sql: Sql,
  identifiants: readonly Identifiant[],
): Promise<Souvenir[]> {
  if (identifiants.length === 0) return [];
  const premiers = new Map<string, Identifiant>();
  for (const identifiant of identifiants) {
    const nom = nomDe(identifiant);
    if (!premiers.has(nom)) premiers.set(nom, identifiant);
  }
  // Sorted, so that two lots that share ids wait for each other in one order.
  const lot = [...premiers.entries()]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, identifiant]) => identifiant);
  const inscrits = await sql<{ message: string }>(
    `INSERT INTO identifiants (source, evenement, empreinte, message)
     SELECT * FROM unnest($1::text[], $2::text[], $3::bytea[], $4::uuid[])
     ON CONFLICT DO NOTHING RETURNING message`,
    [
      lot.map((i) => i.source),
      lot.map((i) => i.evenement),
      lot.map((i) => i.empreinte),
      lot.map((i) => i.message),
    ],
  );
  const nouveaux = new Set(inscrits.map(({ message }) => message));
  const empreintes = new Map(lot.filter((i) => nouveaux.has(i.message)).map((i) => [nomDe(i), i.empreinte]));
  const anciens = lot.filter((i) => !nouveaux.has(i.message));
  if (anciens.length > 0) {
    // A statement of its own: what another transaction just committed is visible only now.
    const connus = await sql<{ source: string; evenement: string; empreinte: Buffer }>(
      `SELECT i.source, i.evenement, i.empreinte FROM identifiants i
       JOIN unnest($1::text[], $2::text[]) AS v (source, evenement) USING (source, evenement)`,
      [anciens.map((i) => i.source), anciens.map((i) => i.evenement)],
    );
    for (const connu of connus) empreintes.set(nomDe(connu), connu.empreinte);
  }
  return identifiants.map((identifiant) => {
    if (nouveaux.has(identifiant.message)) return 'nouveau';
    return empreintes.get(nomDe(identifiant))?.equals(identifiant.empreinte) ? 'doublon' : 'reutilise';
  });
}

function nomDe({ source, evenement }: { source: string; evenement: string }): string {
  return `${source}\n${evenement}`;
}
