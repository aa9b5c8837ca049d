export type { SocleDesRegles, ZoneDatee } from './contenu-des-regles.js';
export { FLUX } from './flux.js';
export type { Flux } from './flux.js';
export { ReglesCourantes } from './regles-courantes.js';
export type { SourceDeRegles } from './source-de-regles.js';
