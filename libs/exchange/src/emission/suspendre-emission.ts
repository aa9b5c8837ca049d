import { Sql } from '#persistence';
import { voieDuPartenaire } from './voie.js';

const VOIES = [voieDuPartenaire('gide'), voieDuPartenaire('parcours3')];

/**
 * While both feeds are being read, nothing leaves: what the second one says may change what the first one alone
 * would make us tell (an annulment for want of an initialisation that Parcours 3 is about to state, D1).
 * It ends by itself after `secondes`, should whoever asked for it die.
 */
export async function suspendreEmission(sql: Sql, secondes: number): Promise<void> {
  await sql(
    `INSERT INTO tranches AS t (file, numero, suspendue_jusqua)
     SELECT file, 0, clock_timestamp() + interval '1 s' * $2 FROM unnest($1::text[]) AS v (file) ORDER BY file
     ON CONFLICT (file, numero) DO UPDATE SET suspendue_jusqua = excluded.suspendue_jusqua`,
    [VOIES, secondes],
  );
}

/** Ends the suspension; a partner that asked to be left in peace still is. */
export async function reprendreEmission(sql: Sql): Promise<void> {
  await sql('UPDATE tranches SET suspendue_jusqua = NULL WHERE file = ANY($1::text[])', [VOIES]);
}
