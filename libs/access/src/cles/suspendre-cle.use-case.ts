import type { Sql, UniteDeTravail } from '#persistence';
import { ETAT_DE_CLE, type EtatDeCle } from './fiche-de-cle.js';

export interface ActeSurCle {
  id: string;
  motif: string;
  /** Who decides. */
  par: string;
}

export type IssueDeSuspension = 'change' | 'inchange' | 'terminee' | 'inconnue';

/** X5: a key that opens nothing for a while, and opens again what it opened; unlike a revocation, which is for good. */
export class SuspendreCle {
  constructor(private readonly unite: UniteDeTravail) {}

  suspendre({ id, motif, par }: ActeSurCle): Promise<IssueDeSuspension> {
    return this.#changer(id, 'en_vigueur', 'suspendue', (sql) =>
      sql(
        `UPDATE cles_api SET suspendue_le = clock_timestamp(), suspendue_par = $2, motif_suspension = $3 WHERE id = $1`,
        [id, par, motif],
      ),
    );
  }

  /** Who took it up again, and why, is in the record of the acts. */
  reprendre({ id }: Pick<ActeSurCle, 'id'>): Promise<IssueDeSuspension> {
    return this.#changer(id, 'suspendue', 'en_vigueur', (sql) =>
      sql(
        `UPDATE cles_api SET suspendue_le = NULL, suspendue_par = NULL, motif_suspension = NULL WHERE id = $1`,
        [id],
      ),
    );
  }

  #changer(
    id: string,
    de: EtatDeCle,
    vers: EtatDeCle,
    ecrire: (sql: Sql) => Promise<unknown>,
  ): Promise<IssueDeSuspension> {
    return this.unite.executer(async (sql) => {
      const [cle] = await sql<{ etat: EtatDeCle }>(
        `SELECT ${ETAT_DE_CLE} AS etat FROM cles_api WHERE id = $1 FOR UPDATE`,
        [id],
      );
      if (!cle) return 'inconnue';
      if (cle.etat === vers) return 'inchange';
      if (cle.etat !== de) return 'terminee';
      await ecrire(sql);
      return 'change';
    });
  }
}
