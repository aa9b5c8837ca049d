import type { UniteDeTravail } from '#persistence';
import { fermerSessions } from '../sessions/fermer-sessions.js';
import { estLeDernierAdministrateur } from './dernier-administrateur.js';

export interface ActeSurHabilitation {
  id: string;
  motif: string;
  /** Who decides. */
  par: string;
}

export type IssueDeRetrait = 'retiree' | 'deja_retiree' | 'inconnue' | 'dernier_administrateur';

/**
 * X5: takes back a role within a scope; whoever uses it is signed out at the next request.
 * @param options.garderUnAdministrateur refuse what would leave none; the operator of the machine may always make another
 */
export class RetirerHabilitation {
  constructor(private readonly unite: UniteDeTravail) {}

  execute(
    { id, motif, par }: ActeSurHabilitation,
    { garderUnAdministrateur = false } = {},
  ): Promise<IssueDeRetrait> {
    return this.unite.executer(async (sql) => {
      if (garderUnAdministrateur && (await estLeDernierAdministrateur(sql, { habilitation: id })))
        return 'dernier_administrateur';
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
