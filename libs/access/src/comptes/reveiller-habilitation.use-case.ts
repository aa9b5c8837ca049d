import type { UniteDeTravail } from '#persistence';
import { ENDORMIE } from './habilitation.js';
import type { ActeSurHabilitation } from './retirer-habilitation.use-case.js';

/** X5: after three months without anyone, an habilitation sleeps until someone decides that it may serve again. */
export class ReveillerHabilitation {
  constructor(private readonly unite: UniteDeTravail) {}

  execute({ id, motif, par }: ActeSurHabilitation): Promise<'reveillee' | 'pas_endormie' | 'inconnue'> {
    return this.unite.executer(async (sql) => {
      const [reveillee] = await sql(
        `UPDATE habilitations h
         SET endormie_le = NULL, reveillee_le = clock_timestamp(), reveillee_par = $2, motif_reveil = $3
         FROM comptes c
         WHERE h.id = $1 AND c.id = h.compte AND h.retiree_le IS NULL AND ${ENDORMIE} RETURNING h.id`,
        [id, par, motif],
      );
      if (reveillee) return 'reveillee';
      const [connue] = await sql('SELECT 1 FROM habilitations WHERE id = $1', [id]);
      return connue ? 'pas_endormie' : 'inconnue';
    });
  }
}
