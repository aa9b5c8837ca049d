import type { Partenaire } from '#annexe7';
import type { Sql } from '#persistence';

/** Since when a partner has been waited for; null: nothing waits. */
export interface AttentesDuPartenaire {
  /** The oldest version that has to leave, retained ones included. */
  plusAncienDu: Date | null;
  /** The oldest whose outcome is unknown. */
  plusAncienInconnu: Date | null;
}

/** X5.5, X6: how long what waits for a partner has waited, in real time, whatever the business clock says. */
export async function lireAttentes(sql: Sql, partenaire: Partenaire): Promise<AttentesDuPartenaire> {
  const [attentes] = await sql<AttentesDuPartenaire>(
    `SELECT min(uuid_extract_timestamp(id)) FILTER (WHERE issue IN ('a_emettre', 'retenu')) AS "plusAncienDu",
            min(uuid_extract_timestamp(id)) FILTER (WHERE issue = 'incertain') AS "plusAncienInconnu"
     FROM messages_sortants WHERE partenaire = $1 AND issue IN ('a_emettre', 'incertain', 'retenu')`,
    [partenaire],
  );
  return attentes ?? { plusAncienDu: null, plusAncienInconnu: null };
}
