import { baseAbsente, direFaille, Sql, UniteDeTravail } from '#persistence';
import { echecTechnique } from '../echecs/classer-echec.js';
import { traitementDe } from '../echecs/table-des-echecs.js';
import { BailPerdu } from '../tranches/bail-perdu.js';
import { compterUneTentative } from './compter-une-tentative.js';
import { LotPris } from './prendre-lot.js';

/** The slice is free for the next lot. @throws BailPerdu when another worker has taken it over: the caller rolls back */
export async function rendreTranche(sql: Sql, { file, numero, jeton }: LotPris): Promise<void> {
  const rendue = await sql(
    'UPDATE tranches SET lot = NULL, bail_jusqua = NULL WHERE file = $1 AND numero = $2 AND jeton = $3 RETURNING numero',
    [file, numero, jeton],
  );
  if (rendue.length === 0) throw new BailPerdu();
}

/**
 * Gives back at once a slice whose lot failed, with or without an attempt counted as the table of failures says,
 * instead of leaving it until its lease has run out.
 */
export async function laisserLeLot(unite: UniteDeTravail, lot: LotPris, erreur: unknown): Promise<void> {
  const echec = echecTechnique(erreur);
  if (echec === 'bail_perdu') return;
  try {
    await unite.executer(async (sql) => {
      await rendreTranche(sql, lot);
      if (traitementDe(echec).compteTentative)
        await compterUneTentative(sql, lot.messages, { code: 'ORDRE_REFUSE', detail: direFaille(erreur) });
    });
  } catch (autre) {
    // The database is away, or the slice is another worker's by now: the lease runs out by itself.
    if (!(autre instanceof BailPerdu) && !baseAbsente(autre)) throw autre;
  }
}
