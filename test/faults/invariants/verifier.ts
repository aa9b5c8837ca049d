import type { Essai } from '../essai.js';
import type { Trafic } from '../trafic.js';
import { etablirVerite } from '../verite.js';
import { type Manquement, manque } from './manquement.js';
import { v1RienDePerdu } from './v1-rien-de-perdu.js';
import { v2UnSeulEffet } from './v2-un-seul-effet.js';
import { v3RienDeBloque } from './v3-rien-de-bloque.js';
import { v4AucunRecul } from './v4-aucun-recul.js';
import { v5ToutEstNote } from './v5-tout-est-note.js';
import { v6RienDePersonnel } from './v6-rien-de-personnel.js';
import { v7TousDAccord } from './v7-tous-d-accord.js';

/**
 * V1 to V7, on the database, the partners' own files, the logs and the queues.
 * @param attendus ids and keys that the scenario itself makes end otherwise than well
 */
export async function verifier(
  essai: Essai,
  trafic: Trafic,
  attendus: readonly string[],
): Promise<Manquement[]> {
  const { accuses } = essai.emetteur;
  const enonces = [
    ...trafic.valides,
    ...essai.partenaires.gide.enonces(),
    ...essai.partenaires.parcours3.enonces(),
  ];
  const acceptes = new Map(enonces.map((evenement) => [evenement.id, evenement]));
  for (const { id } of trafic.valides) if (!accuses.evenements.has(id)) acceptes.delete(id);
  for (const evenement of await enEchec(essai, attendus)) acceptes.delete(evenement);
  const [curseur] = await essai.sql<{ lu_jusquau: string | null }>(
    `SELECT lu_jusquau::text FROM curseurs WHERE partenaire = 'gide'`,
  );
  const verite = etablirVerite(acceptes.values(), curseur?.lu_jusquau ?? null);
  const constats = [
    ...porte(trafic, accuses),
    ...(await v1RienDePerdu(essai)),
    ...(await v2UnSeulEffet(essai)),
    ...(await v3RienDeBloque(essai)),
    ...(await v4AucunRecul(essai)),
    ...(await v5ToutEstNote(essai)),
    ...(await v6RienDePersonnel(essai, verite.faits.keys())),
    ...(await v7TousDAccord(essai, verite)),
  ];
  return constats.flatMap(({ invariant, phrase, ids }) =>
    manque(
      invariant,
      phrase,
      ids.filter((id) => !attendus.some((attendu) => id.includes(attendu))),
    ),
  );
}

/** Events set aside on purpose: no fact comes of them. */
async function enEchec(essai: Essai, attendus: readonly string[]): Promise<string[]> {
  const lignes = await essai.sql<{ evenement: string }>(
    `SELECT evenement FROM messages_entrants WHERE issue = 'en_echec' AND id::text = ANY($1::text[])`,
    [attendus],
  );
  return lignes.map(({ evenement }) => evenement);
}

/** The door takes all that is valid and nothing that is not. */
function porte(
  { valides, aRefuser }: Trafic,
  { evenements, refuses }: Essai['emetteur']['accuses'],
): Manquement[] {
  return [
    ...manque(
      'V1',
      'événements valides jamais acquittés',
      valides.filter(({ id }) => !evenements.has(id)).map(({ id }) => id),
    ),
    ...manque(
      'propre',
      'événements valides refusés',
      valides.filter(({ id }) => refuses.has(id)).map(({ id }) => id),
    ),
    ...manque(
      'propre',
      'événements fautifs acceptés',
      [...aRefuser].filter((id) => evenements.has(id)),
    ),
  ];
}
