import type { UniteDeTravail } from '#persistence';
import { JOURNAUX } from '../scellement/journaux.js';
import { VerifierScellements } from '../scellement/verifier-scellements.use-case.js';
import {
  type Categorie,
  CATEGORIES,
  compterAPurger,
  type DureesDeConservation,
  NOMS_DES_CATEGORIES,
} from './categories.js';
import {
  finirLaPurge,
  garderLaPurge,
  interrompreLaPurge,
  prendreLaPurge,
  purgeDue,
} from './tenir-la-purge.js';

export interface BilanDeCategorie {
  categorie: Categorie;
  purges: number;
  /** Should have gone, and is still there; counted up to a bound. */
  enRetard: number;
}

/** What is given up first, so that what it held may go: written elsewhere, done under the lease of the purge. */
export interface Avant {
  execute(): Promise<unknown>;
}

/** How a purge that has something to do is kept as an act: it runs between the two rows of it. */
export type NoterLaPurge = (travail: () => Promise<number>) => Promise<number>;

/**
 * Lets go what has had its time (check 22): once a business day, by one process, lot after lot, each its own commit. One
 * that stops anywhere is gone on with by whoever comes next.
 */
export class Purger {
  constructor(
    private readonly unite: UniteDeTravail,
    private readonly durees: DureesDeConservation,
    private readonly noter: NoterLaPurge,
    private readonly avant: Avant,
  ) {}

  estDue(): Promise<boolean> {
    return purgeDue(this.unite.seule);
  }

  /** Counts what is due, and changes nothing. */
  async simuler(): Promise<BilanDeCategorie[]> {
    const bilans: BilanDeCategorie[] = [];
    for (const categorie of NOMS_DES_CATEGORIES)
      bilans.push({ categorie, purges: 0, enRetard: await this.#compter(categorie) });
    return bilans;
  }

  /**
   * @param quand `due`: when the day asks for it; `maintenant`: in any case, unless another one runs
   * @returns null when it was not due, or another one runs
   */
  async execute(quand: 'due' | 'maintenant' = 'due'): Promise<BilanDeCategorie[] | null> {
    const jeton = await prendreLaPurge(this.unite.seule, quand);
    if (jeton === null) return null;
    try {
      await this.avant.execute();
      const dues: Categorie[] = [];
      for (const categorie of NOMS_DES_CATEGORIES) {
        if ((await this.#compter(categorie, 1)) > 0) dues.push(categorie);
        await garderLaPurge(this.unite.seule, jeton);
      }
      const faits = new Map<Categorie, number>();
      if (dues.length > 0) await this.noter(() => this.#purger(jeton, dues, faits));
      const bilans: BilanDeCategorie[] = [];
      for (const categorie of NOMS_DES_CATEGORIES) {
        bilans.push(await this.#mesurer(categorie, faits.get(categorie) ?? 0));
        await garderLaPurge(this.unite.seule, jeton);
      }
      await finirLaPurge(this.unite.seule, jeton);
      return bilans;
    } catch (erreur) {
      await interrompreLaPurge(this.unite.seule, jeton, erreur);
      throw erreur;
    }
  }

  async #purger(jeton: number, dues: readonly Categorie[], faits: Map<Categorie, number>): Promise<number> {
    let total = 0;
    for (const categorie of dues) {
      for (let lot = 1; lot > 0;) {
        lot = (await this.#intact(categorie)) ? await this.#unLot(categorie) : 0;
        faits.set(categorie, (faits.get(categorie) ?? 0) + lot);
        total += lot;
        if (!(await garderLaPurge(this.unite.seule, jeton))) return total;
      }
    }
    return total;
  }

  /** A record that is no longer as it was sealed stays whole: what was done to it is to be found out first. */
  async #intact(categorie: Categorie): Promise<boolean> {
    const journal = JOURNAUX.find((nom) => nom === categorie);
    return journal === undefined || new VerifierScellements(this.unite).plusAncienIntact(journal);
  }

  #unLot(categorie: Categorie): Promise<number> {
    return this.unite.executer(async (sql) => {
      const [fait] = await sql<{ nombre: number }>('SELECT purger($1, $2, $3) AS nombre', [
        categorie,
        this.durees[categorie],
        CATEGORIES[categorie].lot,
      ]);
      return fait?.nombre ?? 0;
    });
  }

  #compter(categorie: Categorie, borne?: number): Promise<number> {
    return compterAPurger(this.unite.seule, categorie, this.durees[categorie], borne);
  }

  async #mesurer(categorie: Categorie, purges: number): Promise<BilanDeCategorie> {
    const enRetard = await this.#compter(categorie);
    await this.unite.seule(
      `INSERT INTO purges_categories (categorie, purges, purge_le, en_retard, en_retard_depuis, mesure_le)
       VALUES ($1, $2::bigint, CASE WHEN $2::bigint > 0 THEN clock_timestamp() END, $3::bigint,
               CASE WHEN $3::bigint > 0 THEN clock_timestamp() END, clock_timestamp())
       ON CONFLICT (categorie) DO UPDATE SET
         purges = purges_categories.purges + excluded.purges, purge_le = coalesce(excluded.purge_le, purges_categories.purge_le),
         en_retard = excluded.en_retard, mesure_le = excluded.mesure_le,
         en_retard_depuis = CASE WHEN excluded.en_retard > 0 THEN coalesce(purges_categories.en_retard_depuis, clock_timestamp()) END`,
      [categorie, purges, enRetard],
    );
    return { categorie, purges, enRetard };
  }
}
