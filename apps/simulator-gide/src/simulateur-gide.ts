import { demarrerSimulateur, type OptionsSimulateur, type Simulateur } from '#simulation';
import { VieDeGide } from './vie-de-gide.js';

export type OptionsGide = Omit<OptionsSimulateur, 'partenaire' | 'vie'>;

/** Starts a simulated GIDE (Pôle emploi). Without `effectif` it states only what it is asked to. */
export function creerSimulateurGide(options: OptionsGide = {}): Promise<Simulateur> {
  return demarrerSimulateur({
    ...options,
    partenaire: 'gide',
    vie: (population) => new VieDeGide(population),
  });
}
