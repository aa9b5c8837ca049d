import type { Essai } from '../essai.js';
import { scellementsRompus } from '../scellements.js';
import { type Manquement, manque } from './manquement.js';

interface Transition {
  message: string;
  de: string;
  vers: string;
}

/** Fates that a message may be stored with; any other is reached by a transition. */
const DEPARTS = { entrant: ['recu'], sortant: ['a_emettre', 'retenu'] } as const;

/**
 * V5. From the fate a message was stored with to the present one, each change is recorded and follows the last; what
 * was recorded is what was sealed.
 */
export async function v5ToutEstNote(essai: Essai): Promise<Manquement[]> {
  const transitions = await essai.sql<Transition>(
    'SELECT message, de, vers FROM transitions ORDER BY message, id',
  );
  const chaines = Map.groupBy(transitions, ({ message }) => message);
  const messages = await essai.sql<{
    id: string;
    sens: 'entrant' | 'sortant';
    issue: string;
    portes: boolean;
  }>(
    // What the door itself settles never changes: it was stored with its last fate.
    `SELECT id, 'entrant' AS sens, issue, (issue IN ('doublon', 'illisible') OR seau IS NULL) AS portes FROM messages_entrants
     UNION ALL SELECT id, 'sortant', issue, false FROM messages_sortants`,
  );
  const rompues: string[] = [];
  const muettes: string[] = [];
  for (const { id, sens, issue, portes } of messages) {
    const chaine = chaines.get(id) ?? [];
    chaines.delete(id);
    const departs: readonly string[] = DEPARTS[sens];
    if (chaine.length === 0) {
      if (!portes && !departs.includes(issue)) muettes.push(id);
      continue;
    }
    const suivie = chaine.every(({ de }, rang) =>
      rang === 0 ? departs.includes(de) : de === chaine[rang - 1]?.vers,
    );
    if (!suivie || chaine.at(-1)?.vers !== issue) rompues.push(id);
  }
  return [
    ...manque('V5', 'chaînes de transitions rompues', rompues),
    ...manque('V5', 'sorts changés sans transition', muettes),
    ...manque('V5', 'transitions de messages inconnus', [...chaines.keys()]),
    ...manque('V5', 'scellements rompus', await scellementsRompus(essai.ressources.base)),
  ];
}
