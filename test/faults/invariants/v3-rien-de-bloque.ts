import type { Essai } from '../essai.js';
import { type Manquement, manque } from './manquement.js';

/** V3. After the drain every message has its last fate, and no lane keeps a lot in hand. */
export async function v3RienDeBloque(essai: Essai): Promise<Manquement[]> {
  const messages = await essai.sql<{ id: string }>(
    `SELECT id FROM messages_entrants WHERE issue = 'recu'
     UNION ALL SELECT id FROM messages_sortants WHERE issue IN ('a_emettre', 'incertain', 'retenu')`,
  );
  const echecs = await essai.sql<{ id: string }>(
    `SELECT id FROM messages_entrants WHERE issue = 'en_echec'
     UNION ALL SELECT id FROM messages_sortants WHERE issue = 'en_echec'`,
  );
  return [
    ...manque(
      'V3',
      'messages sans sort définitif après le drainage',
      messages.map(({ id }) => id),
    ),
    ...manque(
      'V3',
      'messages mis en échec',
      echecs.map(({ id }) => id),
    ),
  ];
}
