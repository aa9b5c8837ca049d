import { tirerId, type Sql } from '#persistence';
import type { AlarmeEcrite } from '../alarmes/ecriture.js';
import { NATURES } from '../alarmes/natures.js';

/** What a notification tells of an alarm. */
export type EvenementNotifie = 'ouverte' | 'close';

/**
 * Puts notifications in the outbox, in the transaction that opens or closes the alarms. The body is composed once: each
 * attempt sends the same bytes under the same id.
 */
export async function inscrireNotifications(
  sql: Sql,
  evenement: EvenementNotifie,
  alarmes: readonly Omit<AlarmeEcrite, 'nouvelle'>[],
): Promise<void> {
  if (alarmes.length === 0) return;
  const lignes = alarmes.map((alarme) => {
    const id = tirerId();
    return { id, alarme: alarme.id, corps: JSON.stringify(composer(id, evenement, alarme)) };
  });
  await sql(
    `INSERT INTO notifications_alarmes (id, alarme, evenement, corps)
     SELECT id, alarme, $2, corps FROM json_to_recordset($1::json) AS n (id uuid, alarme uuid, corps text)
     WHERE $2 = 'ouverte' OR EXISTS (SELECT FROM notifications_alarmes o WHERE o.alarme = n.alarme)
     ON CONFLICT DO NOTHING`,
    [JSON.stringify(lignes), evenement],
  );
}

/** A CloudEvent (X1) about the alarm, without who did what nor why: a motif is a person's text. */
function composer(
  id: string,
  evenement: EvenementNotifie,
  { id: alarme, nature, objet, detail, occurrences, ouverte_le }: Omit<AlarmeEcrite, 'nouvelle'>,
): object {
  return {
    specversion: '1.0',
    id,
    source: 'urn:dude',
    type: `fr.dude.alarme.${evenement}.v1`,
    subject: `alarme/${alarme}`,
    time: new Date().toISOString(),
    datacontenttype: 'application/json',
    data: {
      alarme,
      nature,
      titre: NATURES[nature].titre,
      objet,
      detail,
      occurrences,
      ouverteLe: ouverte_le.toISOString(),
    },
  };
}
