import { tirerId, type Sql } from '#persistence';
import { NATURES_DE_CONDITION, type Condition, type NatureAlarme } from './natures.js';

/** An alarm as its row stands after it was written. */
export interface AlarmeEcrite {
  id: string;
  nature: NatureAlarme;
  objet: string;
  detail: string;
  occurrences: number;
  ouverte_le: Date;
  /** False: it was open already. */
  nouvelle: boolean;
}

const COLONNES = 'id, nature, objet, detail, occurrences, ouverte_le';

/** Opens each alarm once while it lasts; one that is open says what is true now, and counts events that are new. */
export function ouvrir(
  sql: Sql,
  alarmes: readonly (Condition & { occurrences?: number })[],
): Promise<AlarmeEcrite[]> {
  return sql<AlarmeEcrite>(
    `INSERT INTO alarmes AS a (id, nature, objet, detail, occurrences)
     SELECT id, nature, objet, detail, coalesce(occurrences, 1)
     FROM json_to_recordset($1::json) AS v (id uuid, nature text, objet text, detail text, occurrences integer)
     ON CONFLICT (nature, objet) WHERE etat <> 'close' DO UPDATE SET
       derniere_le = clock_timestamp(), detail = excluded.detail,
       occurrences = a.occurrences + CASE WHEN a.nature = ANY($2::text[]) THEN 0 ELSE excluded.occurrences END
     RETURNING ${COLONNES}, (xmax = 0) AS nouvelle`,
    [JSON.stringify(alarmes.map((une) => ({ id: tirerId(), ...une }))), NATURES_DE_CONDITION],
  );
}

/** Closes the alarms whose condition no longer holds. */
export function fermerLesTerminees(sql: Sql, conditions: readonly Condition[]): Promise<AlarmeEcrite[]> {
  return sql<AlarmeEcrite>(
    `UPDATE alarmes a SET etat = 'close', close_le = clock_timestamp(), cloture_motif = 'La condition a cessé.'
     WHERE etat <> 'close' AND nature = ANY($2::text[])
       AND NOT EXISTS (SELECT FROM json_to_recordset($1::json) AS c (nature text, objet text)
                       WHERE c.nature = a.nature AND c.objet = a.objet)
     RETURNING ${COLONNES}, false AS nouvelle`,
    [JSON.stringify(conditions.map(({ nature, objet }) => ({ nature, objet }))), NATURES_DE_CONDITION],
  );
}
