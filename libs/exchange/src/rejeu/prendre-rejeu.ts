import type { Sql, UniteDeTravail } from '#persistence';
import { BailPerdu } from '../tranches/bail-perdu.js';

export interface RejeuPris {
  id: string;
  /** Fencing token: lost when the lease has been taken over. */
  jeton: number;
  debit: number;
  /** Times it was taken since its last lot was committed, this one included. */
  reprises: number;
}

/** Seconds during which a replay that gives no sign of life stays with its worker. */
const BAIL_S = 30;

const DU = `(etat = 'en_attente' OR (etat = 'en_cours' AND (bail_jusqua IS NULL OR bail_jusqua < clock_timestamp())))
            AND (pas_avant IS NULL OR pas_avant <= clock_timestamp())`;

/** Replays to run now: those that wait, those whose turn has come again, those whose worker has gone silent. */
export async function rejeuxAFaire(sql: Sql): Promise<string[]> {
  const lignes = await sql<{ id: string }>(`SELECT id FROM rejeux WHERE ${DU} ORDER BY demande_le LIMIT 100`);
  return lignes.map(({ id }) => id);
}

/** Takes a replay for this worker. @returns null when it is not due, over, paused, or held by another */
export function prendreRejeu(unite: UniteDeTravail, id: string): Promise<RejeuPris | null> {
  return unite.executer(async (sql) => {
    const [pris] = await sql<RejeuPris>(
      `UPDATE rejeux SET etat = 'en_cours', jeton = jeton + 1, reprises = least(reprises + 1, 100),
              debut = coalesce(debut, clock_timestamp()), bail_jusqua = clock_timestamp() + interval '1 s' * $2
       WHERE id = (SELECT id FROM rejeux WHERE id = $1 AND ${DU} FOR UPDATE SKIP LOCKED)
       RETURNING id, jeton, debit, reprises`,
      [id, BAIL_S],
    );
    return pris ?? null;
  });
}

/**
 * Holds the row of the replay until the end of the transaction, so that nobody pauses or takes it over meanwhile.
 * @returns false when an operator has paused or ended it
 * @throws BailPerdu when another worker has taken it over
 */
export async function tenirRejeu(sql: Sql, { id, jeton }: RejeuPris): Promise<boolean> {
  const [ligne] = await sql<{ etat: string; jeton: number }>(
    'SELECT etat, jeton FROM rejeux WHERE id = $1 FOR UPDATE',
    [id],
  );
  if (ligne?.etat !== 'en_cours') return false;
  if (ligne.jeton !== jeton) throw new BailPerdu();
  return true;
}

/** Progress, lease and rate (counted from the start of the lot), in the commit of a lot; the replay is over when nothing is left without a verdict. */
export async function avancerRejeu(
  sql: Sql,
  { id, debit }: RejeuPris,
  faits: number,
): Promise<'reste' | 'termine'> {
  const [ligne] = await sql<{ etat: string }>(
    `UPDATE rejeux SET fait = fait + $2::int, reprises = 0,
            pas_avant = transaction_timestamp() + interval '1 s' * ($2::float8 / $3::float8),
            bail_jusqua = CASE WHEN fait + $2::int < total THEN clock_timestamp() + interval '1 s' * $4 END,
            etat = CASE WHEN fait + $2::int < total THEN etat ELSE 'termine' END,
            fin = CASE WHEN fait + $2::int < total THEN NULL ELSE clock_timestamp() END
     WHERE id = $1 RETURNING etat`,
    [id, faits, debit, BAIL_S],
  );
  return ligne?.etat === 'termine' ? 'termine' : 'reste';
}

/** Leaves it to whoever takes it next, keeping its place. */
export async function rendreRejeu(sql: Sql, { id, jeton }: RejeuPris): Promise<void> {
  await sql(
    `UPDATE rejeux SET bail_jusqua = NULL, reprises = 0 WHERE id = $1 AND jeton = $2 AND etat = 'en_cours'`,
    [id, jeton],
  );
}
