import type { Partenaire } from '#annexe7';
import type { EtapeDEssai } from '#partners';
import type { Sql, UniteDeTravail } from '#persistence';
import { BAIL_D_ESSAI_S } from './demander-essai.use-case.js';

/** Tries the way to a partner, step after step. */
export type Essayer = (partenaire: Partenaire) => AsyncIterable<EtapeDEssai>;

interface EssaiPris {
  id: string;
  partenaire: Partenaire;
  /** Fencing token, to the microsecond. */
  prisLe: string;
}

const A_FAIRE = `fini_le IS NULL AND (pris_le IS NULL OR pris_le < clock_timestamp() - make_interval(secs => $1))`;

/** True when somebody asked for a trial that nobody is making. */
export async function essaisAFaire(sql: Sql): Promise<boolean> {
  return (await sql(`SELECT FROM essais_partenaires WHERE ${A_FAIRE} LIMIT 1`, [BAIL_D_ESSAI_S])).length > 0;
}

/**
 * Makes the trials that wait, each step written when it is over: whoever asked follows it. No call in a transaction: one
 * that was taken over meanwhile is written by whoever has it now, and by nobody else.
 */
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
        await this.unite.seule('UPDATE essais_partenaires SET etapes = $2 WHERE id = $1 AND pris_le = $3', [
          essai.id,
          JSON.stringify(etapes),
          essai.prisLe,
        ]);
      }
      const finis = await this.unite.seule(
        'UPDATE essais_partenaires SET fini_le = clock_timestamp() WHERE id = $1 AND pris_le = $2 RETURNING id',
        [essai.id, essai.prisLe],
      );
      faits += finis.length;
    }
    return faits;
  }

  async #prendre(): Promise<EssaiPris | undefined> {
    const [pris] = await this.unite.seule<EssaiPris>(
      `UPDATE essais_partenaires SET pris_le = clock_timestamp(), etapes = '[]'
       WHERE id = (SELECT id FROM essais_partenaires WHERE ${A_FAIRE} ORDER BY demande_le LIMIT 1 FOR UPDATE SKIP LOCKED)
       RETURNING id, partenaire, pris_le::text AS "prisLe"`,
      [BAIL_D_ESSAI_S],
    );
    return pris;
  }
}
