export type { SourceDeBilan } from './conservation/interroger-partenaires.js';
export type { LigneDeBilan } from './conservation/ligne-de-bilan.js';
export { LireBilan, type BilanLu } from './conservation/lire-bilan.use-case.js';
export type { Rapprochement } from './conservation/rapprochement.js';
export {
  VerifierConservation,
  type ColonneDuPartenaire,
  type ControleFait,
} from './conservation/verifier-conservation.use-case.js';
