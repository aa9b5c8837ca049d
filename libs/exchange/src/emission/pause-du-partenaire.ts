import { Partenaire } from '#annexe7';
import { Sql } from '#persistence';
import { voieDuPartenaire } from './voie.js';

/** Whether nobody but the gateway itself has paused this partner. */
export async function enPauseAutomatique(sql: Sql, partenaire: Partenaire): Promise<boolean> {
  const lignes = await sql(`SELECT FROM partenaires WHERE partenaire = $1 AND pause = 'automatique'`, [
    partenaire,
  ]);
  return lignes.length > 0;
}

/** A partner that is down is paused as a whole (X6); a pause that a person commanded stays that person's. */
export async function mettreEnPauseAutomatique(
  sql: Sql,
  partenaire: Partenaire,
  { motif, attenteMs }: { motif: string; attenteMs: number },
): Promise<void> {
  await sql(
    `UPDATE partenaires SET pause = coalesce(pause, 'automatique'), pause_depuis = coalesce(pause_depuis, clock_timestamp()),
            pause_motif = CASE WHEN pause = 'exploitant' THEN pause_motif ELSE $2 END,
            sonde_le = clock_timestamp() + interval '1 ms' * $3
     WHERE partenaire = $1`,
    [partenaire, motif, attenteMs],
  );
  await retenirCeQuiAttend(sql, partenaire);
}

export async function mettreEnPauseParExploitant(
  sql: Sql,
  partenaire: Partenaire,
  { motif, par }: { motif: string; par: string },
): Promise<void> {
  await sql(
    `UPDATE partenaires SET pause = 'exploitant', pause_depuis = coalesce(pause_depuis, clock_timestamp()),
            pause_motif = $2, pause_par = $3, sonde_le = NULL
     WHERE partenaire = $1`,
    [partenaire, motif, par],
  );
  await retenirCeQuiAttend(sql, partenaire);
}

/** Whatever waits for a paused partner is `retenu`, also what was computed while the pause began. */
export async function retenirCeQuiAttend(sql: Sql, partenaire: Partenaire): Promise<void> {
  await sql(`UPDATE messages_sortants SET issue = 'retenu' WHERE partenaire = $1 AND issue = 'a_emettre'`, [
    partenaire,
  ]);
}

/** What was retained may leave, also what was computed while the pause ended. */
export async function rendreCeQuiEtaitRetenu(sql: Sql, partenaire: Partenaire): Promise<void> {
  await sql(`UPDATE messages_sortants SET issue = 'a_emettre' WHERE partenaire = $1 AND issue = 'retenu'`, [
    partenaire,
  ]);
}

/**
 * The pause is over: what was retained leaves again. The failures in a row stay counted until the partner has answered
 * a lot, so that one more failure pauses it at once.
 */
export async function leverLaPause(sql: Sql, partenaire: Partenaire): Promise<void> {
  await sql(
    `UPDATE partenaires SET pause = NULL, pause_depuis = NULL, pause_motif = NULL, pause_par = NULL, sonde_le = NULL
     WHERE partenaire = $1`,
    [partenaire],
  );
  await rendreCeQuiEtaitRetenu(sql, partenaire);
  await sql('UPDATE tranches SET pas_avant = NULL WHERE file = $1', [voieDuPartenaire(partenaire)]);
}
