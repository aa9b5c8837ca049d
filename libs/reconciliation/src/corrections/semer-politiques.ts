import type { UniteDeTravail } from '#persistence';
import type { DecisionDePolitique, ObjetDePolitique } from './politique.js';

/** Who wrote the rows that came with the product. */
const PAR_LA_CONFIGURATION = 'config';
/** In force before anything was ever exchanged. */
const ORIGINE = '2010-01-01';
/** Serialises processes that start together; any number that nothing else uses. */
const VERROU_DU_SEMIS = 7_207_012;

export type PolitiqueDeDepart = ObjetDePolitique & { decision: DecisionDePolitique; phrase: string };

/** Gives an empty policy its first rows; processes that start together write them once, and nothing is ever overwritten. */
export async function semerPolitiques(
  unite: UniteDeTravail,
  politiques: readonly PolitiqueDeDepart[],
): Promise<void> {
  await unite.executer(async (sql) => {
    await sql('SELECT pg_advisory_xact_lock($1)', [VERROU_DU_SEMIS]);
    await sql(
      `INSERT INTO politiques_ecarts (partenaire, vue, type, decision, phrase, depuis, par)
       SELECT partenaire, vue, type, decision, phrase, $2::date, $3
       FROM json_to_recordset($1::json) AS p (partenaire text, vue text, type text, decision text, phrase text)
       WHERE NOT EXISTS (SELECT FROM politiques_ecarts)`,
      [JSON.stringify(politiques), ORIGINE, PAR_LA_CONFIGURATION],
    );
  });
}
