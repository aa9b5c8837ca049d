export { creerSimulateurParcours3 } from './simulateur-parcours3.js';
export type { OptionsParcours3 } from './simulateur-parcours3.js';
