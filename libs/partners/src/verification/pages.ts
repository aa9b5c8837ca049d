import type { PageChangements } from '#contract';
import { lirePageChangements } from '#contract';
import { exiger } from './constat.js';
import type { Sonde } from './sonde.js';
import { lireConforme } from './sonde.js';

/** One page of the change feed, of the shape of the contract (X4.1). */
export async function lirePage(
  sonde: Sonde,
  curseur: string | null,
  limite: number,
): Promise<PageChangements> {
  const parametres = new URLSearchParams(curseur === null ? {} : { curseur });
  parametres.set('limite', String(limite));
  return lireConforme(
    await sonde.obtenir(`/echanges/changements?${parametres.toString()}`),
    lirePageChangements,
  );
}

const LIMITE = 200;

/** The oldest events of the feed, at most `maximum`, and whether that is all of it. */
export async function lireDebut(
  sonde: Sonde,
  maximum: number,
): Promise<{ evenements: unknown[]; entier: boolean }> {
  const evenements: unknown[] = [];
  let curseur: string | null = null;
  while (evenements.length < maximum) {
    const page: PageChangements = await lirePage(sonde, curseur, LIMITE);
    evenements.push(...page.evenements);
    if (!page.suite) return { evenements, entier: true };
    exiger(
      page.curseur !== curseur && page.evenements.length > 0,
      'Une page annonce une suite sans avancer : la passerelle la relirait sans fin.',
      'Quand « suite » est vrai, rendez au moins un événement et un curseur placé après lui.',
    );
    curseur = page.curseur;
  }
  return { evenements, entier: false };
}
