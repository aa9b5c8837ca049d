import { Sql } from './unite-de-travail.js';

export interface HeureMetier {
  /** Today's business date (H7). */
  aujourdhui: string;
  /** Business transaction time, to the millisecond. */
  maintenant: Date;
  simulee: boolean;
}

/** The business clock (H7): a row of the database, read inside the transaction; real by default, or simulated. */
export const Horloge = {
  async lire(sql: Sql): Promise<HeureMetier> {
    const [heure] = await sql<HeureMetier>(
      `SELECT aujourdhui_metier() AS aujourdhui, maintenant_metier() AS maintenant,
              (SELECT aujourdhui IS NOT NULL FROM horloge) AS simulee`,
    );
    if (!heure) throw new Error('the clock row is missing: has the schema been migrated?');
    return heure;
  },

  /**
   * Starts a simulated clock on `date`, or moves one that runs forward to it: a restart never sets it back (H7).
   * @throws Error (French, for the operator) in production, or when the real date has already been worked with
   */
  async initialiser(sql: Sql, date: string | undefined, production: boolean): Promise<void> {
    const { simulee } = await Horloge.lire(sql);
    if (production && (date !== undefined || simulee)) {
      throw new Error(
        "Une horloge simulée est refusée en production (NODE_ENV) : retirez PASSERELLE_AUJOURDHUI, et n'utilisez pas une base de démonstration.",
      );
    }
    if (date === undefined) return;
    const [apres] = simulee
      ? []
      : await sql<{ calcule_au: string }>(
          'SELECT calcule_au FROM dossiers WHERE calcule_au > $1::date LIMIT 1',
          [date],
        );
    if (apres) {
      throw new Error(
        `PASSERELLE_AUJOURDHUI ne peut pas faire reculer l'horloge : cette base a déjà été calculée au ${apres.calcule_au}.`,
      );
    }
    await sql('UPDATE horloge SET aujourdhui = greatest(aujourdhui, $1::date)', [date]);
  },

  /** Moves a simulated clock forward to `date`. */
  async avancerJusqua(
    sql: Sql,
    date: string,
  ): Promise<{ avancee: true } | { avancee: false; raison: 'horloge_reelle' | 'en_arriere' }> {
    const [ligne] = await sql(
      'UPDATE horloge SET aujourdhui = $1::date WHERE aujourdhui <= $1::date RETURNING aujourdhui',
      [date],
    );
    if (ligne) return { avancee: true };
    const { simulee } = await Horloge.lire(sql);
    return { avancee: false, raison: simulee ? 'en_arriere' : 'horloge_reelle' };
  },
};
