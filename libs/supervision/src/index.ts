export type { SourceDeBilan } from './conservation/interroger-partenaires.js';
export type { LigneDeBilan } from './conservation/ligne-de-bilan.js';
export type { Preuve } from './conservation/preuves.js';
export { LireBilan, type BilanLu } from './conservation/lire-bilan.use-case.js';
export type { Rapprochement } from './conservation/rapprochement.js';
export {
  VerifierConservation,
  type ColonneDuPartenaire,
  type ControleFait,
} from './conservation/verifier-conservation.use-case.js';
export type { AlarmeEcrite } from './alarmes/ecriture.js';
export { EvaluerAlarmes, type Evaluation } from './alarmes/evaluer-alarmes.use-case.js';
export {
  ETATS_ALARME,
  lireEvaluation,
  listerAlarmes,
  type AlarmeLue,
  type EtatAlarme,
} from './alarmes/lire-alarmes.js';
export { NATURES, type NatureAlarme } from './alarmes/natures.js';
export { TraiterAlarme, type GesteSurAlarme, type IssueDuGeste } from './alarmes/traiter-alarme.use-case.js';
export type { FiltreDAudit, GenreDeLigne, LigneDAudit } from './audit/ligne-d-audit.js';
export { lireActe, type RangDActe } from './audit/lire-acte.js';
export {
  RechercherAudit,
  type AuditTrouve,
  type RechercheDAudit,
} from './audit/rechercher-audit.use-case.js';
export { lireActivite, type HeureDActivite } from './activite/lire-activite.js';
export { lireMarques, SUJETS, type Marques, type Sujet } from './changements/lire-marques.js';
export { Crochet } from './notifications/crochet.js';
export { NotifierAlarmes } from './notifications/notifier-alarmes.use-case.js';
export {
  CATEGORIES,
  NOMS_DES_CATEGORIES,
  type Categorie,
  type DureesDeConservation,
} from './purge/categories.js';
export { effacerCotraitance, type EffacementDeCategorie } from './purge/effacer-cotraitance.js';
export { lirePurges, type PurgeLue } from './purge/lire-purges.js';
export { Purger, type BilanDeCategorie, type NoterLaPurge } from './purge/purger.use-case.js';
export type { ReglagesSurveillance, RythmeDeFlux } from './reglages.js';
export { ScellerJournaux } from './scellement/sceller-journaux.use-case.js';
export { JOURNAUX, type NomDeJournal } from './scellement/journaux.js';
export {
  VerifierScellements,
  type ChaineVerifiee,
  type SceauNote,
  type SceauRompu,
} from './scellement/verifier-scellements.use-case.js';
export { composerSupervision, type Supervision } from './composer-supervision.js';
