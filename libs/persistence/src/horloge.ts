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

  /** Starts a simulated clock on `date` unless one already runs: a restart never sets it back. */
  async initialiser(sql: Sql, date: string | undefined, production: boolean): Promise<void> {
    if (date === undefined) return;
    if (production) throw new Error('PASSERELLE_AUJOURDHUI est refusée en production (H7).');
    await sql('UPDATE horloge SET aujourdhui = $1::date WHERE aujourdhui IS NULL', [date]);
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
