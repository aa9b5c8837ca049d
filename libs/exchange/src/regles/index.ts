export type { SocleDesRegles, ZoneDatee } from './contenu-des-regles.js';
export { FLUX } from './flux.js';
export type { Flux } from './flux.js';
export { lireFlux } from './lire-flux.js';
export type { ActivationLue, FluxLu } from './lire-flux.js';
export { lireEtatDesRegles } from './lire-etat-des-regles.js';
export type { EtatDesRegles } from './lire-etat-des-regles.js';
export { PrevoirRecalcul } from './prevoir-recalcul.use-case.js';
export { lireZones } from './lire-zones.js';
export type { ZoneLue } from './lire-zones.js';
export { ReglesCourantes } from './regles-courantes.js';
export { ApprouverSimulation } from './simulation/approuver-simulation.use-case.js';
export type { IssueApprobation } from './simulation/approuver-simulation.use-case.js';
export type { ChangementDeFlux, ChangementDeRegles, ChangementDeZone } from './simulation/changement.js';
export { DemanderSimulation } from './simulation/demander-simulation.use-case.js';
export type {
  DemandeDeSimulation,
  IssueDemandeDeSimulation,
} from './simulation/demander-simulation.use-case.js';
export type { EffetDesRegles } from './simulation/effet-des-regles.js';
export { ExecuterSimulation } from './simulation/executer-simulation.use-case.js';
export type { BilanDeSimulation } from './simulation/executer-simulation.use-case.js';
export { lireSimulation, listerSimulations } from './simulation/lire-simulations.js';
export type { VueSimulation } from './simulation/lire-simulations.js';
export { simulationsAFaire } from './simulation/prendre-simulation.js';
export type { SourceDeRegles } from './source-de-regles.js';
