import type { Essai } from '../essai.js';
import { type Manquement, manque } from './manquement.js';

/** V1. Each webhook answered 2xx has its reception; each event it took has one row, and an application. */
export async function v1RienDePerdu(essai: Essai): Promise<Manquement[]> {
  const { webhooks, evenements } = essai.emetteur.accuses;
  const receptions = await essai.sql<{ reference: string }>(
    `SELECT DISTINCT reference FROM receptions WHERE voie = 'webhook'`,
  );
  const recus = new Set(receptions.map(({ reference }) => reference));
  const lignes = await essai.sql<{ evenement: string; n: number }>(
    `SELECT evenement, count(*)::int AS n FROM messages_entrants
     WHERE issue NOT IN ('doublon', 'refuse', 'illisible') AND rejoue IS NULL AND corrige IS NULL GROUP BY evenement`,
  );
  const nombres = new Map(lignes.map(({ evenement, n }) => [evenement, n]));
  const retenus = new Set(
    (await essai.sql<{ evenement: string }>('SELECT evenement FROM identifiants')).map((l) => l.evenement),
  );
  const absents = await essai.sql<{ id: string }>(
    `SELECT m.evenement AS id FROM messages_entrants m WHERE m.issue = 'applique'
     AND NOT EXISTS (SELECT FROM faits f WHERE f.demandeur = m.demandeur AND f.cle = m.cle AND f.sequence = m.sequence)`,
  );
  const acceptes = [...evenements];
  return [
    ...manque(
      'V1',
      'webhooks acquittés sans réception',
      [...webhooks].filter((id) => !recus.has(id)),
    ),
    ...manque(
      'V1',
      'événements acquittés sans ligne',
      acceptes.filter((id) => !nombres.has(id)),
    ),
    ...manque(
      'V1',
      'événements acquittés non mémorisés',
      acceptes.filter((id) => !retenus.has(id)),
    ),
    ...manque(
      'V1',
      'événements appliqués sans fait',
      absents.map(({ id }) => id),
    ),
    ...manque(
      'V2',
      'événements reçus deux fois',
      acceptes.filter((id) => (nombres.get(id) ?? 0) > 1),
    ),
  ];
}
