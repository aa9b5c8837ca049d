import type { Partenaire } from '#annexe7';
import { type Fenetres, raisonDeNePasDemander } from '#exchange';
import type { Sql } from '#persistence';
import type { Etape, Etapes } from './etape.js';

/** The steps of a partner of which nothing may be asked now are skipped: its maintenance, or a pause by a person. */
export function respecterLesPartenaires(etapes: Etapes, fenetres: Fenetres, sql: Sql): Etapes {
  const garder = (nom: string, etape: Etape): Etape => {
    const partenaire = /_(gide|parcours3)$/.exec(nom)?.[1] as Partenaire | undefined;
    if (partenaire === undefined) return etape;
    return async (passage, avancer) => {
      const raison = await raisonDeNePasDemander(sql, partenaire, fenetres);
      return raison === null ? etape(passage, avancer) : { issue: 'sautee', cause: raison };
    };
  };
  return Object.fromEntries(
    Object.entries(etapes).map(([nom, etape]) => [nom, garder(nom, etape)]),
  ) as unknown as Etapes;
}
