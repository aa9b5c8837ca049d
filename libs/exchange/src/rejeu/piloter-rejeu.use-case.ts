import type { Sql, UniteDeTravail } from '#persistence';
import { phraseDe } from './verdict.js';

/** `abandon`: an interruption of what still waits for somebody, and of nothing that runs. */
export type OrdreDeRejeu = 'pause' | 'reprise' | 'interruption' | 'abandon';

export type IssuePilotage =
  | { issue: 'fait'; etat: string }
  /** Unknown, or another operator's and out of reach: the two are not told apart. */
  | { issue: 'inconnu' }
  | { issue: 'impossible'; etat: string };

export interface CommandeDePilotage {
  rejeu: string;
  ordre: OrdreDeRejeu;
  /** Null: any replay; otherwise those of this actor only. */
  acteur: string | null;
}

/** From which state an order leads to which. */
const ORDRES: Readonly<Record<OrdreDeRejeu, { depuis: readonly string[]; vers: string }>> = {
  pause: { depuis: ['en_attente', 'en_cours'], vers: 'en_pause' },
  reprise: { depuis: ['en_pause'], vers: 'en_attente' },
  interruption: { depuis: ['a_confirmer', 'en_attente', 'en_cours', 'en_pause'], vers: 'interrompu' },
  abandon: { depuis: ['a_confirmer', 'en_pause'], vers: 'interrompu' },
};

/** Pauses, resumes and ends a replay (X5.4). The lot under way is committed first; the same order again changes nothing. */
export class PiloterRejeu {
  constructor(
    private readonly unite: UniteDeTravail,
    private readonly sonner: (rejeu: string) => void,
  ) {}

  async execute(commande: CommandeDePilotage): Promise<IssuePilotage> {
    const issue = await this.unite.executer((sql) => this.#ordonner(sql, commande));
    if (issue.issue === 'fait' && commande.ordre === 'reprise') this.sonner(commande.rejeu);
    return issue;
  }

  async #ordonner(sql: Sql, { rejeu, ordre, acteur }: CommandeDePilotage): Promise<IssuePilotage> {
    const [ligne] = await sql<{ etat: string }>(
      `SELECT etat FROM rejeux WHERE id = $1 AND NOT simulation AND ($2::text IS NULL OR acteur = $2) FOR UPDATE`,
      [rejeu, acteur],
    );
    if (!ligne) return { issue: 'inconnu' };
    const { depuis, vers } = ORDRES[ordre];
    if (ligne.etat === vers || (ordre === 'reprise' && ligne.etat === 'en_cours'))
      return { issue: 'fait', etat: ligne.etat };
    if (!depuis.includes(ligne.etat)) return { issue: 'impossible', etat: ligne.etat };
    await sql(
      `UPDATE rejeux SET etat = $2, bail_jusqua = NULL, pas_avant = NULL, reprises = 0,
              fin = CASE WHEN $2 = 'interrompu' THEN clock_timestamp() END WHERE id = $1`,
      [rejeu, vers],
    );
    if (vers === 'interrompu') await rendreLeReste(sql, rejeu);
    return { issue: 'fait', etat: vers };
  }
}

/** What was not reached has its verdict too, and may stand in another replay. */
async function rendreLeReste(sql: Sql, rejeu: string): Promise<void> {
  await sql(
    `UPDATE rejeu_messages SET verdict = 'interrompu', code = 'REJEU_INTERROMPU', detail = $2, actif = false, le = clock_timestamp()
     WHERE rejeu = $1 AND actif`,
    [rejeu, phraseDe('REJEU_INTERROMPU')],
  );
}
