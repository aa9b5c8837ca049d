export { compterExport, type CompteDExport } from './compter-export.js';
export { ligneCsv, type CelluleCsv } from './csv.js';
export {
  DemanderExport,
  type BornesDesExports,
  type DemandeDExport,
  type IssueDeDemande,
} from './demander-export.use-case.js';
export {
  contenuDe,
  cotraitancesDe,
  effacerExportsExpires,
  lireExport,
  listerExports,
  type VueExport,
} from './lire-exports.js';
export { exportsAFaire } from './prendre-export.js';
export { direLaCoupe, ProduireExport, type BilanDExport } from './produire-export.use-case.js';
export type { FiltresDExport, PageDExport, SujetDExport } from './sujet.js';
export { SUJETS, SUJETS_D_EXPORT, type NomDeSujet } from './sujets/index.js';
