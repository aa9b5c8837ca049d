import { Horloge, type UniteDeTravail } from '#persistence';
import { type DecisionDePolitique, type ObjetDePolitique, politiqueEnVigueur } from './politique.js';

export interface CommandeDePolitique extends ObjetDePolitique {
  decision: DecisionDePolitique;
  /** A French sentence that an official can read. */
  phrase: string;
  /** Business day from which it is in force; today by default. */
  depuis?: string;
  par: string;
  motif: string;
}

export type IssueDePolitique =
  | { issue: 'activee'; id: number; depuis: string }
  /** That day this object already has this decision, in these words. */
  | { issue: 'inchangee'; id: number }
  /** A policy never changes what a past day decided. */
  | { issue: 'dans_le_passe'; aujourdhui: string };

/**
 * Adds a dated row to the policy; nothing is overwritten. From that day on the night decides with it, also what the
 * policy alone had submitted or ignored.
 */
export class ActiverPolitique {
  constructor(private readonly unite: UniteDeTravail) {}

  execute(commande: CommandeDePolitique): Promise<IssueDePolitique> {
    return this.unite.executer(async (sql) => {
      const { aujourdhui } = await Horloge.lire(sql);
      const depuis = commande.depuis ?? aujourdhui;
      if (depuis < aujourdhui) return { issue: 'dans_le_passe', aujourdhui };
      const { partenaire, vue, type, decision, phrase, par, motif } = commande;
      const presente = (await politiqueEnVigueur(sql, depuis)).exacte(commande);
      if (presente?.id != null) {
        const [meme] = await sql<{ id: number }>(
          'SELECT id FROM politiques_ecarts WHERE id = $1 AND decision = $2 AND phrase = $3',
          [presente.id, decision, phrase],
        );
        if (meme) return { issue: 'inchangee', id: meme.id };
      }
      const [ligne] = await sql<{ id: number }>(
        `INSERT INTO politiques_ecarts (partenaire, vue, type, decision, phrase, depuis, par, motif)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8) RETURNING id`,
        [partenaire, vue, type, decision, phrase, depuis, par, motif],
      );
      if (!ligne) throw new Error('unreachable: an insertion returns its row');
      return { issue: 'activee', id: ligne.id, depuis };
    });
  }
}
