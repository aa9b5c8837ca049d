import type { Partenaire } from '#annexe7';
import { Horloge, type Sql } from '#persistence';
import { limiteDuJour } from './budget.js';
import type { ReglagesDesCorrections } from './reglages-des-corrections.js';

/** The repair budget of a partner today: dossiers that may be, and have been, corrected without a person. */
export interface BudgetLu {
  partenaire: Partenaire;
  /** Business day. */
  jour: string;
  limite: number;
  depense: number;
  /** Something has been spent, or could have been: the limit no longer moves that day. */
  ouvert: boolean;
}

/** Both partners; before the first correction of the day, the limit that it would open with. */
export async function lireBudgets(sql: Sql, { budget }: ReglagesDesCorrections): Promise<BudgetLu[]> {
  const { aujourdhui } = await Horloge.lire(sql);
  return sql<BudgetLu>(
    `SELECT p.partenaire, $1::date AS jour, coalesce(b.depense, 0) AS depense, b.limite IS NOT NULL AS ouvert,
            coalesce(b.limite, ${limiteDuJour('$2', '$3')}) AS limite
     FROM partenaires p LEFT JOIN budgets_reparation b ON b.partenaire = p.partenaire AND b.jour = $1::date
     ORDER BY p.partenaire`,
    [aujourdhui, budget.minimum, budget.part],
  );
}
