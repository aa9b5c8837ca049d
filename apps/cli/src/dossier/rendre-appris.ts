import { tableau } from '../sortie/tableau.js';
import { membresChanges } from './membres.js';
import type { EtatDeCotraitance, FaitsDeCotraitance } from './modele.js';
import { nommeur } from './nommer-messages.js';

/** What was believed of a day beside what is known of it now, and what has changed it (A4, E6). */
export function rendreAppris(
  cru: EtatDeCotraitance,
  su: EtatDeCotraitance,
  faits: FaitsDeCotraitance,
): string {
  const nommer = nommeur(faits);
  const changes = membresChanges(cru, su);
  if (changes.length === 0) return '  Rien de ce qui a été appris depuis ne change cet état.';
  return tableau(
    ['Quoi', 'On croyait', 'On sait', 'Règle', 'Message'],
    changes.map(({ chemin, nom, dire }) => [
      nom,
      dire(cru),
      dire(su),
      su.regles[chemin]?.regle ?? '',
      nommer(su.regles[chemin]?.messages ?? []),
    ]),
  );
}
