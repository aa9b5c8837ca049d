import { Sql, UniteDeTravail } from '#persistence';
import { ETAPES, type NomEtape } from './etapes/etape.js';

export interface SynchronisationPrise {
  id: string;
  plan: string;
  /** Business day of the run. */
  jour: string;
  debut: Date;
  /** Fencing token: lost when the lease has been taken over. */
  jeton: number;
}

/** Seconds during which a synchronisation that gives no sign of life stays with its worker. */
const BAIL_S = 30;

/** How often one may be started again after its worker died: beyond, it is given up and says so. */
const REPRISES_MAXIMALES = 5;

/** Takes the synchronisation that waits, or one that its worker left behind; never a second one at once. */
export class PrendreSynchronisation {
  constructor(private readonly unite: UniteDeTravail) {}

  execute(): Promise<SynchronisationPrise | null> {
    return this.unite.executer(async (sql) => {
      const [active] = await sql<{ id: string; expiree: boolean; jeton: number }>(
        `SELECT id, jeton, bail_jusqua < clock_timestamp() AS expiree FROM synchronisations WHERE etat = 'en_cours' FOR UPDATE`,
      );
      if (active && !active.expiree) return null;
      if (active && active.jeton < REPRISES_MAXIMALES) return demarrer(sql, active.id);
      if (active)
        await sql(
          `UPDATE synchronisations SET etat = 'echouee', fin = clock_timestamp(), bail_jusqua = NULL WHERE id = $1`,
          [active.id],
        );
      const [attendue] = await sql<{ id: string }>(
        `SELECT id FROM synchronisations WHERE etat = 'en_attente' ORDER BY demandee_le LIMIT 1 FOR UPDATE SKIP LOCKED`,
      );
      return attendue ? demarrer(sql, attendue.id) : null;
    });
  }
}

async function demarrer(sql: Sql, id: string): Promise<SynchronisationPrise | null> {
  // Two workers may both have seen no active one: the unique index lets one start, the other finds it next time.
  const [prise] = await sql<SynchronisationPrise>(
    `UPDATE synchronisations SET etat = 'en_cours', jeton = jeton + 1, debut = coalesce(debut, clock_timestamp()),
            bail_jusqua = clock_timestamp() + interval '1 s' * $2
     WHERE id = $1 AND NOT EXISTS (SELECT FROM synchronisations WHERE etat = 'en_cours' AND id <> $1)
     RETURNING id, plan, jour, debut, jeton`,
    [id, BAIL_S],
  );
  if (!prise) return null;
  await sql(
    `INSERT INTO synchronisation_etapes (synchronisation, rang, etape)
     SELECT $1, rang, etape FROM unnest($2::text[]) WITH ORDINALITY AS e (etape, rang) ON CONFLICT DO NOTHING`,
    [id, [...ETAPES]],
  );
  return prise;
}

/** Extends the lease and says where the work is; false when the lease has been taken over. */
export async function signalerAvancement(
  sql: Sql,
  { id, jeton }: SynchronisationPrise,
  { etape, fait, total }: { etape: NomEtape; fait: number; total: number },
): Promise<boolean> {
  const tenue = await sql(
    `UPDATE synchronisations SET etape = $3, fait = $4, total = $5, bail_jusqua = clock_timestamp() + interval '1 s' * $6
     WHERE id = $1 AND jeton = $2 AND etat = 'en_cours' RETURNING id`,
    [id, jeton, etape, fait, total, BAIL_S],
  );
  return tenue.length === 1;
}

/** Is there a synchronisation to run: one that waits, or one whose worker has gone silent? */
export async function synchronisationAFaire(sql: Sql): Promise<boolean> {
  const [ligne] = await sql<{ due: boolean }>(
    `SELECT EXISTS (SELECT FROM synchronisations WHERE etat = 'en_cours' AND bail_jusqua < clock_timestamp())
         OR (EXISTS (SELECT FROM synchronisations WHERE etat = 'en_attente')
             AND NOT EXISTS (SELECT FROM synchronisations WHERE etat = 'en_cours')) AS due`,
  );
  return ligne?.due ?? false;
}
