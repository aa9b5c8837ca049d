import type { Partenaire } from '#annexe7';
import type { Sql } from '#persistence';
import { limiteDuJour } from '../corrections/budget.js';
import type { ReglagesDesCorrections } from '../corrections/reglages-des-corrections.js';
import type { Registre } from '../ecarts/constat.js';

/**
 * Whether a partner that answers that it has nothing has lost more than a day may repair: it is another system, or must be
 * loaded again, and a person decides; nothing opens. With less to lose, it is an ordinary difference.
 */
export async function aToutPerdu(
  sql: Sql,
  { partenaire, vue }: Pick<Registre, 'partenaire' | 'vue'>,
  { minimum, part }: ReglagesDesCorrections['budget'],
): Promise<boolean> {
  const [ligne] = await sql<{ perdu: boolean }>(
    `SELECT (SELECT count(*) FROM empreintes WHERE partenaire = $1 AND ${vue} IS NOT NULL) > ${limiteDuJour('$2', '$3')}
            AND ($4 = 'declare' OR EXISTS (SELECT FROM dit WHERE partenaire = $1 AND acquittee > 0)) AS perdu`,
    [partenaire, minimum, part, vue],
  );
  return ligne?.perdu ?? false;
}

/** Demandeurs of whom a partner acknowledged something, from the highest number down. */
export async function derniersAcquittes(sql: Sql, partenaire: Partenaire, limite: number): Promise<string[]> {
  const lignes = await sql<{ demandeur: string }>(
    `SELECT DISTINCT demandeur FROM dit WHERE partenaire = $1 AND acquittee > 0 ORDER BY demandeur DESC LIMIT $2`,
    [partenaire, limite],
  );
  return lignes.map(({ demandeur }) => demandeur);
}
