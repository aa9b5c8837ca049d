import type { Sql, UniteDeTravail } from '#persistence';
import { BailPerdu } from '../../tranches/bail-perdu.js';
import type { ChangementDeRegles } from './changement.js';
import type { EffetDesRegles } from './effet-des-regles.js';

export interface SimulationPrise {
  id: string;
  changement: ChangementDeRegles;
  revision: number;
  versionRegles: string;
  jour: string;
  position: string;
  /** What has been counted up to that position. */
  resultat: EffetDesRegles | null;
  /** Fencing token: lost when the lease has been taken over. */
  jeton: number;
  /** Times it was taken since its last lot was counted, this one included. */
  reprises: number;
}

/** Seconds during which a simulation that gives no sign of life stays with its worker. */
const BAIL_S = 30;

const DU = `(etat = 'en_attente' OR (etat = 'en_cours' AND (bail_jusqua IS NULL OR bail_jusqua < clock_timestamp())))`;

/** Simulations to run now: those that wait, and those whose worker has gone silent. */
export async function simulationsAFaire(sql: Sql): Promise<string[]> {
  const lignes = await sql<{ id: string }>(
    `SELECT id FROM simulations_regles WHERE ${DU} ORDER BY demandee_le LIMIT 20`,
  );
  return lignes.map(({ id }) => id);
}

/** Takes a simulation for this worker. @returns null when it is not due, over, or held by another */
export function prendreSimulation(unite: UniteDeTravail, id: string): Promise<SimulationPrise | null> {
  return unite.executer(async (sql) => {
    const [prise] = await sql<SimulationPrise>(
      `UPDATE simulations_regles SET etat = 'en_cours', jeton = jeton + 1, reprises = least(reprises + 1, 100),
              debut = coalesce(debut, clock_timestamp()), bail_jusqua = clock_timestamp() + interval '1 s' * $2
       WHERE id = (SELECT id FROM simulations_regles WHERE id = $1 AND ${DU} FOR UPDATE SKIP LOCKED)
       RETURNING id, changement, revision, version_regles AS "versionRegles", jour, position, resultat, jeton, reprises`,
      [id, BAIL_S],
    );
    return prise ?? null;
  });
}

/** Keeps what a lot has counted, its place and the lease, in one statement. @throws BailPerdu when another worker has it */
export async function garderLeLot(
  sql: Sql,
  { id, jeton }: SimulationPrise,
  { position, fait, resultat }: { position: string; fait: number; resultat: EffetDesRegles },
): Promise<void> {
  const gardees = await sql(
    `UPDATE simulations_regles SET position = $3, fait = fait + $4, total = greatest(total, fait + $4), resultat = $5, reprises = 0,
            bail_jusqua = clock_timestamp() + interval '1 s' * $6
     WHERE id = $1 AND jeton = $2 AND etat = 'en_cours' RETURNING id`,
    [id, jeton, position, fait, JSON.stringify(resultat), BAIL_S],
  );
  if (gardees.length === 0) throw new BailPerdu();
}

/** Ends it, or (`en_cours`) leaves it with its place to whoever takes it next. */
export async function quitterSimulation(
  sql: Sql,
  { id, jeton }: SimulationPrise,
  etat: 'en_cours' | 'terminee' | 'perimee' | 'echouee',
): Promise<void> {
  await sql(
    `UPDATE simulations_regles SET etat = $3, bail_jusqua = NULL, reprises = 0,
            fin = CASE WHEN $3 <> 'en_cours' THEN clock_timestamp() END
     WHERE id = $1 AND jeton = $2 AND etat = 'en_cours'`,
    [id, jeton, etat],
  );
}
