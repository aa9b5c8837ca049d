import type { UniteDeTravail } from '#persistence';
import { inscrireNotifications } from '../notifications/inscrire.js';
import type { AlarmeEcrite } from './ecriture.js';
import { lireAlarme, type AlarmeLue } from './lire-alarmes.js';
import { NATURES_DE_CONDITION } from './natures.js';

export interface GesteSurAlarme {
  id: string;
  motif: string;
  /** Who does it. */
  par: string;
}

/** `condition`: it closes by itself when its condition ceases, and would open again at once until then. */
export type IssueDuGeste =
  | { issue: 'fait'; alarme: AlarmeLue }
  | { issue: 'inconnue' }
  | { issue: 'deja_close' }
  | { issue: 'condition' };

/** What a person does with an alarm (X5.5). The same act again changes nothing: the first one stays. */
export class TraiterAlarme {
  constructor(
    private readonly unite: UniteDeTravail,
    /** Rings, after the commit, for what is to be sent. */
    private readonly sonner: () => void,
  ) {}

  /** Somebody has seen it and takes care of it. */
  acquitter({ id, motif, par }: GesteSurAlarme): Promise<IssueDuGeste> {
    return this.unite.executer(async (sql) => {
      await sql(
        `UPDATE alarmes SET etat = 'acquittee', acquittee_le = clock_timestamp(), acquittee_par = $2, acquittement_motif = $3
         WHERE id = $1 AND etat = 'ouverte'`,
        [id, par, motif],
      );
      const alarme = await lireAlarme(sql, id);
      if (!alarme) return { issue: 'inconnue' };
      return alarme.etat === 'close' ? { issue: 'deja_close' } : { issue: 'fait', alarme };
    });
  }

  /** It is settled. Only for what has happened: a condition ends by itself. */
  async clore({ id, motif, par }: GesteSurAlarme): Promise<IssueDuGeste> {
    const issue = await this.unite.executer(async (sql): Promise<IssueDuGeste> => {
      const closes = await sql<AlarmeEcrite>(
        `UPDATE alarmes SET etat = 'close', close_le = clock_timestamp(), close_par = $2, cloture_motif = $3
         WHERE id = $1 AND etat <> 'close' AND nature <> ALL($4::text[])
         RETURNING id, nature, objet, detail, occurrences, ouverte_le`,
        [id, par, motif, NATURES_DE_CONDITION],
      );
      await inscrireNotifications(sql, 'close', closes);
      const alarme = await lireAlarme(sql, id);
      if (!alarme) return { issue: 'inconnue' };
      return alarme.etat === 'close' ? { issue: 'fait', alarme } : { issue: 'condition' };
    });
    if (issue.issue === 'fait') this.sonner();
    return issue;
  }
}
