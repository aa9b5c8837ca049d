import type { UniteDeTravail } from '#persistence';
import { fermerSessions } from '../sessions/fermer-sessions.js';

export interface ActeSurHabilitation {
  id: string;
  motif: string;
  /** Who decides. */
  par: string;
}

/** X5: takes back a role within a scope; whoever uses it is signed out at the next request. */
export class RetirerHabilitation {
  constructor(private readonly unite: UniteDeTravail) {}

  execute({ id, motif, par }: ActeSurHabilitation): Promise<'retiree' | 'deja_retiree' | 'inconnue'> {
    return this.unite.executer(async (sql) => {
      const [retiree] = await sql(
        `UPDATE habilitations SET retiree_le = clock_timestamp(), retiree_par = $2, motif_retrait = $3
         WHERE id = $1 AND retiree_le IS NULL RETURNING id`,
        [id, par, motif],
      );
      if (retiree) {
        await fermerSessions(sql, { habilitation: id }, 'habilitation');
        return 'retiree';
      }
      const [connue] = await sql('SELECT 1 FROM habilitations WHERE id = $1', [id]);
      return connue ? 'deja_retiree' : 'inconnue';
    });
  }
}
