import type { Sql } from '#persistence';
import { nommer } from './dire.js';
import { ouvrir, type AlarmeEcrite } from './ecriture.js';
import type { NatureAlarme } from './natures.js';

interface MessageAlarmant {
  message: string;
  /** When it had this fate, as text: to the microsecond. */
  le: string;
  nature: NatureAlarme;
  partenaire: string;
  sens: 'entrant' | 'sortant';
  type: string;
  objet: string;
}

/** Counted once for each time that they had this fate: a message that fails again after a replay counts again. */
const NON_COMPTES = `
  SELECT message, le::text AS le, nature, partenaire, sens, type, concat_ws(' ', partenaire, sens, type) AS objet FROM (
    SELECT id AS message, coalesce(traite_le, '-infinity') AS le, CASE WHEN issue = 'en_echec' THEN 'EN_ECHEC' ELSE code END AS nature,
           partenaire, 'entrant' AS sens, coalesce(type, 'inconnu') AS type
    FROM messages_entrants
    WHERE issue = 'en_echec' OR (code IN ('CONFLIT_DE_SEQUENCE', 'IDENTIFIANT_REUTILISE') AND issue = 'refuse')
    UNION ALL
    SELECT id, coalesce(traite_le, '-infinity'), 'EN_ECHEC', partenaire, 'sortant', type
    FROM messages_sortants WHERE issue = 'en_echec'
  ) AS m
  WHERE NOT EXISTS (SELECT FROM alarmes_messages a WHERE a.message = m.message AND a.le = m.le)
  LIMIT 10000`;

const PHRASES: Partial<Record<NatureAlarme, string>> = {
  CONFLIT_DE_SEQUENCE:
    'la même version a été énoncée deux fois avec des données différentes, la première reste. L’émetteur doit énoncer une séquence supérieure.',
  IDENTIFIANT_REUTILISE:
    'un identifiant déjà accepté est revenu avec un autre contenu, le premier reste. L’émetteur doit donner un identifiant neuf à chaque événement.',
  EN_ECHEC: 'un message est en échec après plusieurs essais. Il attend d’être rejoué ou abandonné.',
};

/** Opens, or counts again, an alarm for each partner, direction and type with messages that no alarm has counted yet. */
export async function signalerEvenements(sql: Sql): Promise<AlarmeEcrite[]> {
  const messages = await sql<MessageAlarmant>(NON_COMPTES);
  if (messages.length === 0) return [];
  const groupes = Map.groupBy(messages, ({ nature, objet }) => `${nature} ${objet}`);
  const ecrites = await ouvrir(
    sql,
    [...groupes.values()].map((groupe) => {
      const [{ nature, objet, partenaire, sens, type }] = groupe as [MessageAlarmant];
      const quoi = `${sens === 'entrant' ? 'De' : 'Vers'} ${nommer(partenaire)}, ${type} :`;
      return { nature, objet, detail: `${quoi} ${PHRASES[nature] ?? ''}`, occurrences: groupe.length };
    }),
  );
  await sql(
    `INSERT INTO alarmes_messages (message, le, alarme)
     SELECT m.message, m.le, a.id
     FROM json_to_recordset($1::json) AS m (message uuid, le timestamptz, nature text, objet text)
     JOIN alarmes a ON a.nature = m.nature AND a.objet = m.objet AND a.etat <> 'close'`,
    [JSON.stringify(messages.map(({ message, le, nature, objet }) => ({ message, le, nature, objet })))],
  );
  return ecrites;
}
