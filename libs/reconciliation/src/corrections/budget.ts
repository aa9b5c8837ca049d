import type { Partenaire } from '#annexe7';
import type { Sql } from '#persistence';
import type { EcartADecider } from './ecart-a-decider.js';
import { PAR_LA_POLITIQUE } from './ecrire-decisions.js';
import type { ReglagesDesCorrections } from './reglages-des-corrections.js';

/** The limit with which a day opens, in SQL, given the parameters of the minimum and of the share. */
export function limiteDuJour(minimum: `$${number}`, part: `$${number}`): string {
  return `greatest(${minimum}::int, ceil(${part}::numeric * (SELECT count(*) FROM dossiers))::int)`;
}

/**
 * The repair budget of one partner and one business day: dossiers corrected without a person. Its row stays locked
 * until the transaction ends, so that two processes never spend the same room.
 */
export class BudgetDeReparation {
  /** Admitted, and not spent yet. */
  readonly #nouveaux = new Set<string>();

  private constructor(
    private readonly dejaCorriges: Set<string>,
    private libre: number,
  ) {}

  /** Opens, and locks, the budget of the day; `demandeurs`: those that may be corrected in this transaction. */
  static async ouvrir(
    sql: Sql,
    { partenaire, jour, demandeurs }: { partenaire: Partenaire; jour: string; demandeurs: readonly string[] },
    reglages: ReglagesDesCorrections,
  ): Promise<BudgetDeReparation> {
    await ouvrirLeJour(sql, partenaire, jour, reglages);
    const [budget] = await sql<{ libre: number }>(
      'SELECT limite - depense AS libre FROM budgets_reparation WHERE partenaire = $1 AND jour = $2 FOR UPDATE',
      [partenaire, jour],
    );
    if (!budget) throw new Error('unreachable: the budget of the day has just been opened');
    // Read after the lock, in a statement of its own: it sees what the previous owner of the lock has committed.
    return new BudgetDeReparation(await corrigesCeJour(sql, partenaire, jour, demandeurs), budget.libre);
  }

  /** Is there room for this dossier? A dossier counts once a day, however many of its écarts are corrected. */
  admettre({ demandeur }: Pick<EcartADecider, 'demandeur'>): boolean {
    if (this.dejaCorriges.has(demandeur) || this.#nouveaux.has(demandeur)) return true;
    if (this.#nouveaux.size >= this.libre) return false;
    this.#nouveaux.add(demandeur);
    return true;
  }

  /** Writes what was really spent: the dossiers of the écarts that were corrected. The room of the others is free again. */
  async depenser(
    sql: Sql,
    { partenaire, jour }: { partenaire: Partenaire; jour: string },
    corriges: readonly Pick<EcartADecider, 'demandeur'>[],
  ): Promise<void> {
    const nouveaux = new Set(
      corriges.map(({ demandeur }) => demandeur).filter((un) => !this.dejaCorriges.has(un)),
    );
    this.#nouveaux.clear();
    if (nouveaux.size === 0) return;
    this.libre -= nouveaux.size;
    for (const un of nouveaux) this.dejaCorriges.add(un);
    await sql('UPDATE budgets_reparation SET depense = depense + $3 WHERE partenaire = $1 AND jour = $2', [
      partenaire,
      jour,
      nouveaux.size,
    ]);
  }
}

/** The limit is that of the day's beginning: it does not move while it is being spent. */
async function ouvrirLeJour(
  sql: Sql,
  partenaire: Partenaire,
  jour: string,
  { budget }: ReglagesDesCorrections,
): Promise<void> {
  await sql(
    `INSERT INTO budgets_reparation (partenaire, jour, limite)
     SELECT $1, $2::date, ${limiteDuJour('$3', '$4')}
     WHERE NOT EXISTS (SELECT FROM budgets_reparation WHERE partenaire = $1 AND jour = $2::date)
     ON CONFLICT DO NOTHING`,
    [partenaire, jour, budget.minimum, budget.part],
  );
}

/** What the event of a correction made by the policy says: on which business day's budget. */
export function detailDuBudget(jour: string): string {
  return `budget du ${jour}`;
}

/** In SQL, of `ecarts e`: corrected without a person, given the parameters of who says so and of the day's budget. */
export function corrigeSansPersonne(par: `$${number}`, budget: `$${number}`): string {
  return `EXISTS (SELECT FROM ecarts_evenements v
    WHERE v.ecart = e.id AND v.evenement = 'correction' AND v.par = ${par} AND v.detail = ${budget})`;
}

/** Of these demandeurs, those that have been corrected that day without a person. */
async function corrigesCeJour(
  sql: Sql,
  partenaire: Partenaire,
  jour: string,
  demandeurs: readonly string[],
): Promise<Set<string>> {
  const lignes = await sql<{ demandeur: string }>(
    `SELECT DISTINCT e.demandeur FROM ecarts e
     WHERE e.demandeur = ANY($2::text[]) AND e.partenaire = $1 AND e.vue = 'dit' AND ${corrigeSansPersonne('$3', '$4')}`,
    [partenaire, [...new Set(demandeurs)], PAR_LA_POLITIQUE, detailDuBudget(jour)],
  );
  return new Set(lignes.map(({ demandeur }) => demandeur));
}
