export { lireRegles, type ReglesReglees } from './regles.js';
export { type Environnement, ReglagesInvalides } from './lecture.js';
export {
  lireReglagesGateway,
  lireReglagesLanceur,
  lireReglagesOutil,
  lireReglagesPasserelle,
  lireReglagesScheduler,
  lireReglagesWorker,
} from './reglages.js';
export type {
  ReglagesCommuns,
  ReglagesEcoute,
  ReglagesGateway,
  ReglagesLanceur,
  ReglagesOutil,
  ReglagesPartenaire,
  ReglagesPartenaires,
  ReglagesPasserelle,
  ReglagesPorte,
  ReglagesScheduler,
  ReglagesWorker,
} from './reglages.js';
export { resumerReglages } from './resume.js';
