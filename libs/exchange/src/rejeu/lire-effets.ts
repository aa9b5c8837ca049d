import type { Sql } from '#persistence';
import { messageVisible, Parametres, type Perimetre } from '../lecture/perimetre.js';
import { phraseDe, type Verdict } from './verdict.js';

/** A replay or a simulation read as a whole: figures only, nobody (X5.4). */
export interface EffetsDeRejeu {
  /** Its messages by their fate now. */
  sorts: { sens: string; issue: string; nombre: number }[];
  /**
   * Why messages have no effect, or not the one that was wanted. `phrase`: of a code of ours; `exemple`: a message that
   * the reader may see, if there is one.
   */
  raisons: {
    verdict: Verdict;
    code: string;
    phrase: string | null;
    nombre: number;
    exemple: string | null;
  }[];
  /** What would leave, or was approved to leave, for whom. */
  departs: { partenaire: string; type: string; retraits: number; nombre: number }[];
  /** Cotraitances whose état would change, from which to which. */
  etats: { avant: string | null; apres: string | null; nombre: number }[];
  /** Cotraitances of which some member would change. */
  cotraitances: number;
}

/** Groups shown at most: there are fewer codes, types and états than that. */
const GROUPES_MAX = 100;

/** One statement for each list, by the keys of the replay: a replay holds 10,000 messages at most. */
export async function lireEffetsDuRejeu(
  sql: Sql,
  rejeu: string,
  perimetre: Perimetre,
): Promise<EffetsDeRejeu> {
  const sorts = await sql<EffetsDeRejeu['sorts'][number]>(
    `SELECT sens, issue, count(*)::int AS nombre FROM (
       SELECT r.sens, m.issue FROM rejeu_messages r JOIN messages_entrants m ON m.id = r.message WHERE r.rejeu = $1
       UNION ALL
       SELECT r.sens, m.issue FROM rejeu_messages r JOIN messages_sortants m ON m.id = r.message WHERE r.rejeu = $1) v
     GROUP BY sens, issue ORDER BY nombre DESC, sens, issue`,
    [rejeu],
  );
  const raisons = await lireRaisons(sql, rejeu, perimetre);
  const departs = await sql<EffetsDeRejeu['departs'][number]>(
    `SELECT p->>'partenaire' AS partenaire, p->>'type' AS type, count(*)::int AS nombre,
            (count(*) FILTER (WHERE (p->>'retrait')::boolean))::int AS retraits
     FROM rejeu_dossiers d, json_array_elements(d.apercu->'departs') AS p
     WHERE d.rejeu = $1 GROUP BY 1, 2 ORDER BY nombre DESC, 1, 2 LIMIT $2`,
    [rejeu, GROUPES_MAX],
  );
  const etats = await sql<EffetsDeRejeu['etats'][number]>(
    `SELECT v->>'avant' AS avant, v->>'apres' AS apres, count(*)::int AS nombre
     FROM rejeu_dossiers d, json_array_elements(d.apercu->'cotraitances') AS c, json_array_elements(c->'differences') AS v
     WHERE d.rejeu = $1 AND v->>'membre' = 'etat' GROUP BY 1, 2 ORDER BY nombre DESC, 1, 2 LIMIT $2`,
    [rejeu, GROUPES_MAX],
  );
  const [compte] = await sql<{ cotraitances: number }>(
    `SELECT coalesce(sum(json_array_length(apercu->'cotraitances')), 0)::int AS cotraitances FROM rejeu_dossiers WHERE rejeu = $1`,
    [rejeu],
  );
  return {
    sorts,
    raisons: raisons.map((raison) => ({ ...raison, phrase: phraseDe(raison.code) })),
    departs,
    etats,
    cotraitances: compte?.cotraitances ?? 0,
  };
}

/** Figures of all, the example among what may be seen (check 11). */
function lireRaisons(
  sql: Sql,
  rejeu: string,
  perimetre: Perimetre,
): Promise<Omit<EffetsDeRejeu['raisons'][number], 'phrase'>[]> {
  const parametres = new Parametres();
  const visible = `(${messageVisible(perimetre, 'e', parametres)} OR ${messageVisible(perimetre, 's', parametres)})`;
  return sql(
    `SELECT r.verdict, r.code, count(*)::int AS nombre, min(r.message::text) FILTER (WHERE ${visible}) AS exemple
     FROM rejeu_messages r LEFT JOIN messages_entrants e ON e.id = r.message LEFT JOIN messages_sortants s ON s.id = r.message
     WHERE r.rejeu = ${parametres.lier(rejeu)} AND r.verdict IS NOT NULL AND r.code IS NOT NULL
     GROUP BY r.verdict, r.code ORDER BY nombre DESC, r.verdict, r.code LIMIT ${parametres.lier(GROUPES_MAX)}`,
    parametres.valeurs,
  );
}
