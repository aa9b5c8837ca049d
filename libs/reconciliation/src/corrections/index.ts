export { ActiverPolitique } from './activer-politique.use-case.js';
export type { CommandeDePolitique, IssueDePolitique } from './activer-politique.use-case.js';
export { ChargerPartenaire } from './charger-partenaire.use-case.js';
export type { BilanDeChargement, CommandeDeChargement, IssueDeChargement } from './chargement.js';
export type { BilanDesCorrections } from './bilan-des-corrections.js';
export { CorrigerEcarts } from './corriger-ecarts.use-case.js';
export type {
  CommandeDeGroupe,
  CommandeDeResolution,
  DecisionDePersonne,
  FiltreDeGroupe,
  IssueDeGroupe,
  IssueDeResolution,
} from './decision-de-personne.js';
export { LireLesDeclarations, type SourceDeDeclarations } from './lire-les-declarations.js';
export { listerPolitiques, type PolitiqueListee } from './lister-politiques.js';
export { PolitiqueDesEcarts, politiqueEnVigueur } from './politique.js';
export type { DecisionDePolitique, LigneDePolitique, ObjetDePolitique } from './politique.js';
export type { ReglagesDesCorrections } from './reglages-des-corrections.js';
export { ResoudreEcart } from './resoudre-ecart.use-case.js';
export { ResoudreGroupe } from './resoudre-groupe.use-case.js';
export { type PolitiqueDeDepart, semerPolitiques } from './semer-politiques.js';
export { simulerPolitique } from './simuler-politique.js';
export type {
  ComptesParDecision,
  PropositionDePolitique,
  SimulationDePolitique,
  SimulationRefusee,
} from './simuler-politique.js';
export { lireBudgets, type BudgetLu } from './lire-budgets.js';
