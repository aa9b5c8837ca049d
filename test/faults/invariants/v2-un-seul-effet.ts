import type { Essai } from '../essai.js';
import { type Manquement, manque } from './manquement.js';

/** V2. One effect for each version at a partner, and none that we believe acknowledged and that it never applied. */
export async function v2UnSeulEffet(essai: Essai): Promise<Manquement[]> {
  const manquements: Manquement[] = [];
  for (const partenaire of ['gide', 'parcours3'] as const) {
    const registre = essai.partenaires[partenaire].registre();
    const parVersion = Map.groupBy(
      registre,
      ({ demandeur, cle, sequence }) => `${demandeur} ${cle} ${sequence}`,
    );
    const parMessage = Map.groupBy(registre, ({ evenement }) => evenement);
    const doubles = [...parVersion.values(), ...parMessage.values()].filter((lignes) => lignes.length > 1);
    manquements.push(
      ...manque(
        'V2',
        `effets appliqués deux fois par ${partenaire}`,
        doubles.map(([ligne]) => ligne?.evenement ?? ''),
      ),
    );
    const tenus = await essai.sql<{ id: string }>(
      `SELECT id FROM messages_sortants WHERE partenaire = $1
       AND (issue = 'acquitte' OR (issue = 'sans_effet' AND code IN ('DOUBLON')))`,
      [partenaire],
    );
    const fantomes = tenus.filter(({ id }) => !parMessage.has(id)).map(({ id }) => id);
    manquements.push(...manque('V2', `acquittés mais absents du registre de ${partenaire}`, fantomes));
  }
  return manquements;
}
