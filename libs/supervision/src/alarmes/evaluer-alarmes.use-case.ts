import type { Sql, UniteDeTravail } from '#persistence';
import { inscrireNotifications } from '../notifications/inscrire.js';
import type { ReglagesSurveillance } from '../reglages.js';
import { attentes } from './conditions/attentes.js';
import { conservation } from './conditions/conservation.js';
import { lecturesEnMasse } from './conditions/lectures-en-masse.js';
import { nuits } from './conditions/nuits.js';
import { purges } from './conditions/purges.js';
import { silences } from './conditions/silence.js';
import { verification } from './conditions/verification.js';
import { fermerLesTerminees, ouvrir, type AlarmeEcrite } from './ecriture.js';
import { signalerEvenements } from './evenements.js';

export interface Evaluation {
  ouvertes: AlarmeEcrite[];
  closes: AlarmeEcrite[];
}

/** Below the minute at which the scheduler rings: several ring at once, and the sweep stands in for all of them. */
const RYTHME_S = 50;

/**
 * Looks at everything that may raise an alarm, in one pass and one transaction (X5.5): what holds is opened once,
 * what has ceased is closed, and the notifications of both are put in the outbox with them.
 */
export class EvaluerAlarmes {
  /** @param notifier whether alarms are sent anywhere: without it, nothing piles up in the outbox */
  constructor(
    private readonly unite: UniteDeTravail,
    private readonly reglages: ReglagesSurveillance,
    private readonly notifier: boolean,
  ) {}

  async estDue(): Promise<boolean> {
    const [ligne] = await this.unite.seule<{ due: boolean }>(
      `SELECT coalesce(evaluee_le <= clock_timestamp() - interval '1 s' * $1, true) AS due FROM surveillance`,
      [RYTHME_S],
    );
    return ligne?.due ?? false;
  }

  /**
   * @param quand `due`: when its rhythm asks for it, by one process alone; `maintenant`: in any case
   * @returns null when it was not due
   */
  execute(quand: 'due' | 'maintenant' = 'due'): Promise<Evaluation | null> {
    return this.unite.executer(async (sql) => {
      const jours = await prendre(sql, quand);
      if (!jours) return null;
      const { flux, nuit, limitesMinutes } = this.reglages;
      const conditions = [
        ...(await silences(sql, flux, jours)),
        ...(await nuits(sql, nuit, jours)),
        ...(await verification(sql)),
        ...(await attentes(sql, limitesMinutes)),
        ...(await conservation(sql, this.reglages.conservation.limiteMinutes)),
        ...(await lecturesEnMasse(sql, this.reglages.personnesLues)),
        ...(await purges(sql)),
      ];
      const ecrites = [...(await ouvrir(sql, conditions)), ...(await signalerEvenements(sql))];
      const ouvertes = ecrites.filter(({ nouvelle }) => nouvelle);
      const closes = await fermerLesTerminees(sql, conditions);
      if (this.notifier) await inscrireNotifications(sql, 'ouverte', ouvertes);
      await inscrireNotifications(sql, 'close', closes);
      return { ouvertes, closes };
    });
  }
}

/** Takes the one row of the supervision, and notes when the business date was first seen. */
async function prendre(
  sql: Sql,
  quand: 'due' | 'maintenant',
): Promise<{ aujourdhui: string; depuis: string } | undefined> {
  const [jours] = await sql<{ aujourdhui: string; depuis: string }>(
    `UPDATE surveillance SET evaluee_le = clock_timestamp(), premiere_le = coalesce(premiere_le, clock_timestamp()),
            depuis = coalesce(depuis, maintenant_metier()), jour = aujourdhui_metier(),
            jour_vu_le = CASE WHEN jour IS DISTINCT FROM aujourdhui_metier() THEN maintenant_metier() ELSE jour_vu_le END
     WHERE $2 OR coalesce(evaluee_le <= clock_timestamp() - interval '1 s' * $1, true)
     RETURNING jour AS aujourdhui, (depuis AT TIME ZONE 'Europe/Paris')::date AS depuis`,
    [RYTHME_S, quand === 'maintenant'],
  );
  return jours;
}
