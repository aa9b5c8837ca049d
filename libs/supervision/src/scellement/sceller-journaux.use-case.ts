import type { Sql, UniteDeTravail } from '#persistence';
import { DERNIER_SCEAU, JOURNAUX, ORIGINE, REQUETES, type NomDeJournal, type Sceau } from './journaux.js';

/** No transaction lives that long (`transaction_timeout`): every id drawn before is committed, or never will be. */
const RECUL_S = 600;
/** Rows under one seal at most. */
const LONGUEUR = 20_000;

/** Seals the rows of each record that are old enough to be complete, as many stretches as there are (V5, X6). */
export class ScellerJournaux {
  /** @param reculS age from which a row is sealed, in seconds */
  constructor(
    private readonly unite: UniteDeTravail,
    private readonly reculS = RECUL_S,
  ) {}

  /** @returns how many rows were sealed */
  async execute(): Promise<number> {
    let total = 0;
    for (const journal of JOURNAUX) total += await this.#sceller(journal);
    return total;
  }

  async #sceller(journal: NomDeJournal): Promise<number> {
    let total = 0;
    for (;;) {
      const scelles = await this.unite.executer((sql) => this.#scellerUneFois(sql, journal));
      total += scelles;
      if (scelles < LONGUEUR) return total;
    }
  }

  async #scellerUneFois(sql: Sql, journal: NomDeJournal): Promise<number> {
    const requetes = REQUETES[journal];
    const [dernier] = await sql<Sceau>(DERNIER_SCEAU, [journal]);
    const {
      rang,
      jusqua: depuis,
      empreinte: precedente,
    } = dernier ?? { rang: 0, jusqua: 0, empreinte: ORIGINE };
    const [borne] = await sql<{ jusqua: number | null }>(requetes.jusqua, [depuis, this.reculS, LONGUEUR]);
    const jusqua = borne?.jusqua ?? null;
    if (jusqua === null) return 0;
    const [trait] = await sql<Pick<Sceau, 'nombre' | 'empreinte'>>(requetes.empreinte, [
      precedente,
      depuis,
      jusqua,
    ]);
    if (!trait) throw new Error('unreachable: an aggregate gives one row');
    // Another worker may have set the same seal meanwhile: the first one stays.
    const poses = await sql(requetes.poser, [rang + 1, jusqua, trait.nombre, trait.empreinte]);
    return poses.length === 0 ? 0 : trait.nombre;
  }
}
