import { ajouterMois } from '#annexe7';
import type { Magasin } from '../magasin/magasin.js';
import { AUJOURDHUI_PAR_DEFAUT, GRAINE_PAR_DEFAUT, type OptionsSimulateur } from '../options.js';
import type { Population } from './population.js';

const MOIS_D_HISTOIRE = 8;
const REGLAGE = 'population';

/**
 * The population of a partner's file: that of its first start for ever, whatever is asked later, since what it has
 * stated cannot be lived again otherwise. Throws when the history would not begin before the first day to live.
 */
export function populationDuFichier(magasin: Magasin, options: OptionsSimulateur): Population {
  const tenue = magasin.reglage(REGLAGE);
  if (tenue !== undefined) return JSON.parse(tenue) as Population;
  const { graine = GRAINE_PAR_DEFAUT, effectif = 0, aujourdhui = AUJOURDHUI_PAR_DEFAUT } = options;
  const debut = options.debut ?? ajouterMois(aujourdhui, -MOIS_D_HISTOIRE);
  if (debut >= aujourdhui) {
    throw new RangeError(`l'histoire commence le ${debut} : elle doit précéder le ${aujourdhui}`);
  }
  const population = { graine, effectif, debut, aujourdhui };
  magasin.regler(REGLAGE, JSON.stringify(population));
  return population;
}
