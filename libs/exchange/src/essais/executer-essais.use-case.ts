import type { Partenaire } from '#annexe7';
import type { EtapeDEssai } from '#partners';
import type { Sql, UniteDeTravail } from '#persistence';
import { BAIL_D_ESSAI_S } from './demander-essai.use-case.js';

/** Tries the way to a partner, step after step. */
export type Essayer = (partenaire: Partenaire) => AsyncIterable<EtapeDEssai>;

const A_FAIRE = `fini_le IS NULL AND (pris_le IS NULL OR pris_le < clock_timestamp() - make_interval(secs => $1))`;

/** True when somebody asked for a trial that nobody is making. */
export async function essaisAFaire(sql: Sql): Promise<boolean> {
  return (await sql(`SELECT FROM essais_partenaires WHERE ${A_FAIRE} LIMIT 1`, [BAIL_D_ESSAI_S])).length > 0;
}

/** Makes the trials that wait, each step written when it is over: whoever asked follows it. No call in a transaction. */
export class ExecuterEssais {
  constructor(
    private readonly unite: UniteDeTravail,
    private readonly essayer: Essayer,
  ) {}

  /** @returns how many were made */
  async execute(): Promise<number> {
    let faits = 0;
    for (let essai = await this.#prendre(); essai; essai = await this.#prendre()) {
      const etapes: EtapeDEssai[] = [];
      for await (const etape of this.essayer(essai.partenaire)) {
        etapes.push(etape);
        await this.unite.seule('UPDATE essais_partenaires SET etapes = $2 WHERE id = $1', [
          essai.id,
          JSON.stringify(etapes),
        ]);
      }
      await this.unite.seule('UPDATE essais_partenaires SET fini_le = clock_timestamp() WHERE id = $1', [
        essai.id,
      ]);
      faits += 1;
    }
    return faits;
  }

  async #prendre(): Promise<{ id: string; partenaire: Partenaire } | undefined> {
    const [pris] = await this.unite.seule<{ id: string; partenaire: Partenaire }>(
      `UPDATE essais_partenaires SET pris_le = clock_timestamp(), etapes = '[]'
       WHERE id = (SELECT id FROM essais_partenaires WHERE ${A_FAIRE} ORDER BY demande_le LIMIT 1 FOR UPDATE SKIP LOCKED)
       RETURNING id, partenaire`,
      [BAIL_D_ESSAI_S],
    );
    return pris;
  }
}
