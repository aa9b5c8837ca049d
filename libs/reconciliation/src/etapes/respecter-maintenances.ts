import type { Partenaire } from '#annexe7';
import type { Fenetres } from '#exchange';
import type { Sql } from '#persistence';
import type { Etape, Etapes } from './etape.js';

/** The steps of a partner that is in its window of maintenance are skipped: nothing is asked of it. */
export function respecterMaintenances(etapes: Etapes, fenetres: Fenetres, sql: Sql): Etapes {
  const garder = (nom: string, etape: Etape): Etape => {
    const partenaire = /_(gide|parcours3)$/.exec(nom)?.[1] as Partenaire | undefined;
    if (partenaire === undefined) return etape;
    return async (passage, avancer) => {
      const fenetre = await fenetres.enCours(sql, partenaire);
      return fenetre?.nature === 'maintenance'
        ? { issue: 'sautee', cause: 'fenetre_de_maintenance' }
        : etape(passage, avancer);
    };
  };
  return Object.fromEntries(
    Object.entries(etapes).map(([nom, etape]) => [nom, garder(nom, etape)]),
  ) as unknown as Etapes;
}
