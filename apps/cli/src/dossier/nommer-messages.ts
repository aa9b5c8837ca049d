import { dire } from '../sortie/mots.js';
import type { FaitsDeCotraitance } from './modele.js';

/** Gives messages the name that a person gives them: `parcours.initialise, Parcours 3 (p3-0000000042)`. */
export function nommeur({ faits }: FaitsDeCotraitance): (ids: readonly string[]) => string {
  const noms = new Map(
    faits.map(({ type, message }) => [
      message.id,
      `${type}, ${dire(message.partenaire)}${message.evenement === null ? '' : ` (${message.evenement})`}`,
    ]),
  );
  return (ids) => ids.map((id) => noms.get(id) ?? `message ${id}`).join(' ; ');
}
