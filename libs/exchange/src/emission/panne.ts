import { Partenaire } from '#annexe7';
import { type CauseEchec, libelleCause } from '#partners';
import { Sql } from '#persistence';
import { type Echec, traitementDe } from '../echecs/table-des-echecs.js';
import { mettreEnPauseAutomatique } from './pause-du-partenaire.js';
import { faireAttendreLaVoie } from './voie.js';

/** Failures in a row after which a partner is paused as a whole. */
const SEUIL_DE_PAUSE = 3;

/** The partner did not do its part: its lane waits, and it is paused when that is not the first time in a row. */
export async function subirUnePanne(
  sql: Sql,
  { partenaire, file }: { partenaire: Partenaire; file: string },
  panne: { echec: Echec; cause: CauseEchec; reessayerApresMs: number | undefined },
): Promise<void> {
  const { echecs, attenteMs } = await faireAttendreLaVoie(sql, file, panne.reessayerApresMs);
  if (!traitementDe(panne.echec).panne || echecs < SEUIL_DE_PAUSE) return;
  await mettreEnPauseAutomatique(sql, partenaire, { motif: libelleCause(panne.cause), attenteMs });
}
