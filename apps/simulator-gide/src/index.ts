export { creerSimulateurGide } from './simulateur-gide.js';
export type { OptionsGide } from './simulateur-gide.js';
