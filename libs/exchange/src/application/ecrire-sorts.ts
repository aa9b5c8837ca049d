import { Sql } from '#persistence';
import { TENTATIVES_MAXIMALES } from '../echecs/table-des-echecs.js';
import { SortDuMessage } from './decision.js';

export interface SortsDuLot {
  sorts: readonly SortDuMessage[];
  /** Messages whose dossier could not be computed: a technical fault, tried again later (X6). */
  enFaute: readonly string[];
  maintenant: Date;
}

/** Writes the fate of each message of a lot (X6). */
export async function ecrireSorts(sql: Sql, { sorts, enFaute, maintenant }: SortsDuLot): Promise<void> {
  if (sorts.length > 0) {
    await sql(
      `UPDATE messages_entrants m SET issue = v.issue, code = v.code, detail = v.detail, pointeur = v.pointeur, traite_le = $6::timestamptz
       FROM unnest($1::uuid[], $2::text[], $3::text[], $4::text[], $5::text[]) AS v (id, issue, code, detail, pointeur)
       WHERE m.id = v.id AND m.issue = 'recu'`,
      [
        sorts.map((s) => s.message),
        sorts.map((s) => s.issue),
        sorts.map((s) => s.code),
        sorts.map((s) => s.detail),
        sorts.map((s) => s.pointeur),
        maintenant,
      ],
    );
  }
  if (enFaute.length > 0) {
    await sql(
      `UPDATE messages_entrants
       SET tentatives = tentatives + 1, code = 'CALCUL_IMPOSSIBLE',
           prochaine_tentative = clock_timestamp() + interval '1 s' * power(4, tentatives),
           issue = CASE WHEN tentatives + 1 >= $2 THEN 'en_echec' ELSE issue END,
           traite_le = CASE WHEN tentatives + 1 >= $2 THEN $3::timestamptz END
       WHERE id = ANY($1::uuid[]) AND issue = 'recu'`,
      [enFaute, TENTATIVES_MAXIMALES, maintenant],
    );
  }
}
