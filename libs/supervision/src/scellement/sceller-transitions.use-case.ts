import type { Sql, UniteDeTravail } from '#persistence';
import { EMPREINTE_DE_CHAINE, ORIGINE } from './empreinte-de-chaine.js';

/** No transaction lives that long (`transaction_timeout`): every id drawn before is committed, or never will be. */
const RECUL_S = 600;
/** Transitions under one seal at most. */
const LONGUEUR = 20_000;

/** Seals the transitions that are old enough to be complete, as many stretches as there are (V5, X6). */
export class ScellerTransitions {
  /** @param reculS age from which a transition is sealed, in seconds */
  constructor(
    private readonly unite: UniteDeTravail,
    private readonly reculS = RECUL_S,
  ) {}

  /** @returns how many transitions were sealed */
  async execute(): Promise<number> {
    let total = 0;
    for (;;) {
      const scelles = await this.unite.executer((sql) => this.#scellerUneFois(sql));
      total += scelles;
      if (scelles < LONGUEUR) return total;
    }
  }

  async #scellerUneFois(sql: Sql): Promise<number> {
    const [dernier] = await sql<{ rang: number; jusqua: number; empreinte: Buffer }>(
      'SELECT rang, jusqua, empreinte FROM scellements ORDER BY rang DESC LIMIT 1',
    );
    const {
      rang,
      jusqua: depuis,
      empreinte: precedente,
    } = dernier ?? { rang: 0, jusqua: 0, empreinte: ORIGINE };
    const jusqua = await this.#jusqua(sql, depuis);
    if (jusqua === null) return 0;
    const [trait] = await sql<{ nombre: number; empreinte: Buffer }>(EMPREINTE_DE_CHAINE, [
      precedente,
      depuis,
      jusqua,
    ]);
    if (!trait) throw new Error('unreachable: an aggregate gives one row');
    // Another worker may have set the same seal meanwhile: the first one stays.
    const poses = await sql(
      `INSERT INTO scellements (rang, jusqua, nombre, empreinte) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING RETURNING rang`,
      [rang + 1, jusqua, trait.nombre, trait.empreinte],
    );
    return poses.length === 0 ? 0 : trait.nombre;
  }

  /** The last id before the first transition that is too young; null when there is nothing to seal. */
  async #jusqua(sql: Sql, depuis: number): Promise<number | null> {
    const [borne] = await sql<{ jusqua: number | null }>(
      `SELECT max(id) AS jusqua FROM (
         SELECT id FROM transitions
         WHERE id > $1 AND id < coalesce(
           (SELECT min(id) FROM transitions WHERE id > $1 AND le >= clock_timestamp() - interval '1 s' * $2), 9223372036854775807)
         ORDER BY id LIMIT $3) AS t`,
      [depuis, this.reculS, LONGUEUR],
    );
    return borne?.jusqua ?? null;
  }
}
