import { demarrerSimulateur, type OptionsSimulateur, type Simulateur } from '#simulation';
import { VieDeParcours3 } from './vie-de-parcours3.js';

export type OptionsParcours3 = Omit<OptionsSimulateur, 'partenaire' | 'vie'>;

/** Starts a simulated Parcours 3 (missions locales). Without `effectif` it states only what it is asked to. */
export function creerSimulateurParcours3(options: OptionsParcours3 = {}): Promise<Simulateur> {
  return demarrerSimulateur({
    ...options,
    partenaire: 'parcours3',
    vie: (population) => new VieDeParcours3(population),
  });
}
