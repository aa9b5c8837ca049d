import type { UniteDeTravail } from '#persistence';
import { ENDORMIE } from './habilitation.js';
import type { ActeSurHabilitation } from './retirer-habilitation.use-case.js';
import { surSoi } from './sur-soi.js';

export type IssueDeReveil = 'reveillee' | 'pas_endormie' | 'inconnue' | 'sur_soi';

/** X5: after three months without anyone, an habilitation sleeps until someone else decides that it may serve again. */
export class ReveillerHabilitation {
  constructor(private readonly unite: UniteDeTravail) {}

  execute({ id, motif, par }: ActeSurHabilitation): Promise<IssueDeReveil> {
    return this.unite.executer(async (sql) => {
      const [connue] = await sql<{ compte: string }>('SELECT compte FROM habilitations WHERE id = $1', [id]);
      if (!connue) return 'inconnue';
      if (surSoi(par, connue.compte)) return 'sur_soi';
      const [reveillee] = await sql(
        `UPDATE habilitations h
         SET endormie_le = NULL, reveillee_le = clock_timestamp(), reveillee_par = $2, motif_reveil = $3
         FROM comptes c
         WHERE h.id = $1 AND c.id = h.compte AND h.retiree_le IS NULL AND ${ENDORMIE} RETURNING h.id`,
        [id, par, motif],
      );
      return reveillee ? 'reveillee' : 'pas_endormie';
    });
  }
}
