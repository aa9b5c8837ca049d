import { Partenaire } from '#annexe7';
import { Sql } from '#persistence';
import { FILE_APPLIQUER } from './application/prendre-lot.js';
import { voieDuPartenaire } from './emission/voie.js';

/**
 * What waits in the tables, whether or not a bell announced it: the queue is only a doorbell, and an emptied one
 * loses nothing (design, four ideas).
 */
export const TravauxEnAttente = {
  /** Slices where messages wait to be applied and that nobody holds. */
  async tranches(sql: Sql, nombre: number): Promise<number[]> {
    const lignes = await sql<{ tranche: number }>(
      `SELECT n AS tranche FROM generate_series(0, $1::int - 1) AS n
       WHERE EXISTS (
         SELECT FROM messages_entrants
         WHERE issue = 'recu' AND seau >= ceil(n * 4096.0 / $1) AND seau < ceil((n + 1) * 4096.0 / $1)
           AND (prochaine_tentative IS NULL OR prochaine_tentative <= clock_timestamp()))
         AND NOT EXISTS (SELECT FROM tranches WHERE file = $2 AND numero = n AND bail_jusqua >= clock_timestamp())`,
      [nombre, FILE_APPLIQUER],
    );
    return lignes.map(({ tranche }) => tranche);
  },

  /** Is there something to do for this partner now? False while it must be left in peace. */
  async aDire(sql: Sql, partenaire: Partenaire): Promise<boolean> {
    const [ligne] = await sql<{ due: boolean }>(
      `SELECT NOT EXISTS (
           SELECT FROM tranches WHERE file = $2 AND numero = 0
             AND (bail_jusqua >= clock_timestamp() OR pas_avant > clock_timestamp() OR suspendue_jusqua > clock_timestamp()))
         AND CASE WHEN p.pause IS NULL THEN EXISTS (
               SELECT FROM messages_sortants WHERE partenaire = $1 AND issue IN ('a_emettre', 'incertain', 'retenu')
                 AND (prochaine_tentative IS NULL OR prochaine_tentative <= clock_timestamp()))
             ELSE (p.pause = 'automatique' AND p.sonde_le <= clock_timestamp())
               OR EXISTS (SELECT FROM messages_sortants WHERE partenaire = $1 AND issue = 'a_emettre') END AS due
       FROM partenaires p WHERE p.partenaire = $1`,
      [partenaire, voieDuPartenaire(partenaire)],
    );
    return ligne?.due ?? false;
  },
};
