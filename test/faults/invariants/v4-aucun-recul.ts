import type { Essai } from '../essai.js';
import { type Manquement, manque } from './manquement.js';

/** V4. Versions only rise: at each partner in the order of its ledger, and in the history of each cotraitance. */
export async function v4AucunRecul(essai: Essai): Promise<Manquement[]> {
  const manquements: Manquement[] = [];
  for (const partenaire of ['gide', 'parcours3'] as const) {
    const derniers = new Map<string, string>();
    const reculs: string[] = [];
    for (const { demandeur, cle, sequence, evenement } of essai.partenaires[partenaire].registre()) {
      const nom = `${demandeur} ${cle}`;
      if (sequence <= (derniers.get(nom) ?? '')) reculs.push(evenement);
      derniers.set(nom, sequence);
    }
    manquements.push(...manque('V4', `versions en recul chez ${partenaire}`, reculs));
  }
  const historiques = await essai.sql<{ cotraitance: string }>(
    `SELECT cotraitance FROM (
       SELECT cotraitance, version, connu_le,
              lag(version) OVER w AS avant, lag(connu_le) OVER w AS connu_avant
       FROM historique WINDOW w AS (PARTITION BY cotraitance, demandeur ORDER BY version)
     ) h WHERE connu_le <= connu_avant`,
  );
  const derriere = await essai.sql<{ cotraitance: string }>(
    `SELECT c.cotraitance FROM cotraitances c JOIN dossiers d USING (demandeur) WHERE c.version > d.version
     UNION ALL
     SELECT cle FROM dit WHERE acquittee > sequence`,
  );
  return [
    ...manquements,
    ...manque(
      'V4',
      'historiques dont le temps recule',
      historiques.map((l) => l.cotraitance),
    ),
    ...manque(
      'V4',
      'versions en avance sur leur dossier',
      derriere.map((l) => l.cotraitance),
    ),
  ];
}
