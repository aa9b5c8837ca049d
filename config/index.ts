export { lirePolitiqueEcarts, type PolitiqueEcartsReglee } from './politique-ecarts.js';
export { lireRegles, type ReglesReglees } from './regles.js';
export { lireFenetres, type FenetresReglees } from './fenetres.js';
export { lireReglesDExport, type ReglesDExport } from './exports.js';
export {
  AGES_MINIMAUX,
  lireConservation,
  type CategorieConservee,
  type ConservationReglee,
} from './conservation.js';
export { lireSurveillance, type SurveillanceReglee } from './surveillance.js';
export { type Environnement, ReglagesInvalides } from './lecture.js';
export {
  lireReglagesGateway,
  lireReglagesLanceur,
  lireReglagesPasserelle,
  lireReglagesScheduler,
  lireReglagesWorker,
} from './reglages.js';
export { COMPTES_DE_DEMONSTRATION, type CompteDeDemonstration } from './comptes-de-demonstration.js';
export { lireReglagesIdentite, type ReglagesIdentite } from './identite.js';
export { lireReglagesMigration, type ReglagesMigration } from './migration.js';
export { lireReglagesOutil } from './outil.js';
export type { PartenaireDeLOutil, ReglagesOutil } from './outil.js';
export type {
  ReglagesCommuns,
  ReglagesEcoute,
  ReglagesGateway,
  ReglagesLanceur,
  ReglagesPartenaire,
  ReglagesPartenaires,
  ReglagesPasserelle,
  ReglagesPorte,
  ReglagesScheduler,
  ReglagesWorker,
} from './reglages.js';
export { resumerReglages } from './resume.js';
export { environnementEnfant, finir, lanceParNpm, TAS_BORNE } from './processus.js';
