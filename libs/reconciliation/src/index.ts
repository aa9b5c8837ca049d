export { DemanderSynchronisation } from './demander-synchronisation.use-case.js';
export type { SynchronisationDemandee } from './demander-synchronisation.use-case.js';
export { AttendreApplication } from './etapes/attendre-application.js';
export { AttendreEmission } from './etapes/attendre-emission.js';
export { TirerChangements } from './etapes/tirer-changements.js';
export type { SourceDeChangements } from './etapes/tirer-changements.js';
export { TraiterEffetsDus } from './etapes/traiter-effets-dus.js';
export { ExecuterSynchronisation, type SuivreEtape } from './executer-synchronisation.use-case.js';
export { lireSynchronisation, listerSynchronisations } from './lire-synchronisations.js';
export type { VueEtape, VueSynchronisation } from './lire-synchronisations.js';
export { DemanderNuit, type NuitDemandee } from './nuit/demander-nuit.use-case.js';
export { PrendreSynchronisation, synchronisationAFaire } from './prendre-synchronisation.js';
export { composerSynchronisation } from './composer-synchronisation.js';
export type { Rapport } from './rapport/etablir-rapport.js';
export { direCode, direContenu, libelle } from './rapport/libelles.js';
export { lignesDuRapport, type LigneDeRapport } from './rapport/lignes-du-rapport.js';
export { rapportEnTexte } from './rapport/rapport-en-texte.js';
export type {
  CauseEcart,
  Ecart,
  EtatEcart,
  EvenementDEcart,
  MotifSoumission,
  NatureEcart,
  ResolutionEcart,
  VersionTenue,
  Vue,
} from './ecarts/ecart.js';
export { compterEcarts, lireEcart, lireEcarts } from './ecarts/lire-ecarts.js';
export type { CompteDEcarts, EcartDetaille, EcartsLus, FiltreDEcarts } from './ecarts/lire-ecarts.js';
export { reunirEmpreintes } from './ecarts/empreinte-d-ecarts.js';
export * from './corrections/index.js';
export type { BilanDeVue } from './comparaison/bilan-de-vue.js';
export { ComparerPartenaire } from './comparaison/comparer-partenaire.use-case.js';
export type { ComparaisonDemandee } from './comparaison/comparer-partenaire.use-case.js';
export type { SourceDEmpreintes } from './comparaison/source-d-empreintes.js';
