import type { Sql, UniteDeTravail } from '#persistence';
import type { IssuePilotage, PiloterRejeu } from './piloter-rejeu.use-case.js';

/** Days after which a replay that waits for somebody to confirm it or take it up again is given up. */
const JOURS_D_ATTENTE = 30;
const MOTIF = `Ni confirmé ni repris en ${JOURS_D_ATTENTE} jours.`;

/** How the end of a replay is kept as an act: it happens between the two rows of it. */
export type NoterLAbandon = (
  rejeu: string,
  motif: string,
  travail: () => Promise<IssuePilotage>,
) => Promise<IssuePilotage>;

/**
 * Ends the replays that nobody has confirmed or taken up again: they held their messages, which no other replay could
 * take and no purge let go (check 22).
 */
export class FinirRejeuxOublies {
  constructor(
    private readonly unite: UniteDeTravail,
    private readonly piloter: PiloterRejeu,
    private readonly noter: NoterLAbandon,
  ) {}

  /** @returns how many were ended */
  async execute(): Promise<number> {
    const oublies = await rejeuxOublies(this.unite.seule);
    for (const rejeu of oublies)
      await this.noter(rejeu, MOTIF, () => this.piloter.execute({ rejeu, ordre: 'abandon', acteur: null }));
    return oublies.length;
  }
}

async function rejeuxOublies(sql: Sql): Promise<string[]> {
  const lignes = await sql<{ id: string }>(
    `SELECT id FROM rejeux WHERE NOT simulation AND etat IN ('a_confirmer', 'en_pause')
       AND demande_le < clock_timestamp() - make_interval(days => $1) ORDER BY demande_le`,
    [JOURS_D_ATTENTE],
  );
  return lignes.map(({ id }) => id);
}
