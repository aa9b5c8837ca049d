import type { Sql, UniteDeTravail } from '#persistence';
import type { Perimetre } from '../lecture/perimetre.js';
import type { EtatDeRejeu } from './lire-rejeux.js';
import { tousVisibles } from './reprendre-apercu.js';

export interface CommandeDeConfirmation {
  rejeu: string;
  /** Who looks at it a second time; `personne`: an account, not a program. */
  par: string;
  personne: boolean;
  perimetre: Perimetre;
  motif: string;
}

export type IssueDeConfirmation =
  /** Also when the same actor had confirmed it already: one confirmation, whatever the number of clicks. */
  | { issue: 'fait'; etat: EtatDeRejeu }
  /** Unknown, or about people out of the actor's perimeter: the two are not told apart. */
  | { issue: 'inconnu' }
  /** Nobody confirms what they asked for. */
  | { issue: 'auteur' }
  /** What a person asked for is confirmed by a person. */
  | { issue: 'programme' }
  | { issue: 'impossible'; etat: EtatDeRejeu };

interface RejeuAConfirmer {
  etat: EtatDeRejeu;
  acteur: string;
  confirmePar: string | null;
}

/**
 * The second look at a large replay (check 15). The row is locked: of two who confirm at the same time one does, and the
 * other reads that it is done. The constraints of the table refuse whatever this use case would let through.
 */
export class ConfirmerRejeu {
  constructor(
    private readonly unite: UniteDeTravail,
    /** Rings for this replay after the commit. */
    private readonly sonner: (rejeu: string) => void,
    /** Who answers for an actor: of a key, who made it. */
    private readonly personneDerriere: (sql: Sql, acteur: string) => Promise<string>,
  ) {}

  async execute(commande: CommandeDeConfirmation): Promise<IssueDeConfirmation> {
    const { issue, nouveau } = await this.unite.executer((sql) => this.#confirmer(sql, commande));
    if (nouveau) this.sonner(commande.rejeu);
    return issue;
  }

  async #confirmer(
    sql: Sql,
    { rejeu, par, personne, perimetre, motif }: CommandeDeConfirmation,
  ): Promise<{ issue: IssueDeConfirmation; nouveau: boolean }> {
    const sans = (issue: IssueDeConfirmation): { issue: IssueDeConfirmation; nouveau: false } => ({
      issue,
      nouveau: false,
    });
    const [ligne] = await sql<RejeuAConfirmer>(
      `SELECT etat, acteur, confirme_par AS "confirmePar" FROM rejeux WHERE id = $1 AND NOT simulation FOR UPDATE`,
      [rejeu],
    );
    if (!ligne || !(await tousVisibles(sql, rejeu, perimetre))) return sans({ issue: 'inconnu' });
    if (ligne.confirmePar === par) return sans({ issue: 'fait', etat: ligne.etat });
    if (ligne.etat !== 'a_confirmer') return sans({ issue: 'impossible', etat: ligne.etat });
    if (await this.#memePersonne(sql, ligne.acteur, par)) return sans({ issue: 'auteur' });
    if (ligne.acteur.startsWith('compte:') && !personne) return sans({ issue: 'programme' });
    await sql(
      `UPDATE rejeux SET etat = 'en_attente', confirme_par = $2, confirme_le = clock_timestamp(), motif_confirmation = $3 WHERE id = $1`,
      [rejeu, par, motif],
    );
    return { issue: { issue: 'fait', etat: 'en_attente' }, nouveau: true };
  }

  /** A key that somebody made is that somebody: the second pair of eyes would be the first. */
  async #memePersonne(sql: Sql, un: string, autre: string): Promise<boolean> {
    return (await this.personneDerriere(sql, un)) === (await this.personneDerriere(sql, autre));
  }
}
